package dev.slipway.transfer.manifest;

import dev.slipway.postgres.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Where a sequence stood.
 *
 * @param last the last value that it gave; null when it gave none yet
 */
public record ExportedSequence(String schema, String sequence, @Nullable Long last) {

  /** The sequence by its names in the source. */
  public TableName name() {
    return new TableName(schema, sequence);
  }
}
