package dev.slipway.transfer.export;

import dev.slipway.transfer.manifest.Packing;
import dev.slipway.transfer.manifest.RowFormat;

/**
 * What the files of an export are like.
 *
 * @param sums whether the manifest says what the contents of tables come to
 */
public record ExportForm(RowFormat rows, Packing packing, boolean sums) {

  /** The end of the names of files with rows. */
  String suffix() {
    return "." + rows.suffix() + packing.suffix();
  }
}
