package dev.slipway.transfer.export;

import dev.slipway.transfer.manifest.Packing;
import dev.slipway.transfer.manifest.RowFormat;

/** What the files of an export are like. */
public record ExportForm(RowFormat rows, Packing packing) {

  /** The end of the names of files with rows. */
  String suffix() {
    return "." + rows.suffix() + packing.suffix();
  }
}
