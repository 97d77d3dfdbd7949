package dev.slipway.transfer.folder;

import dev.slipway.postgres.TableName;
import dev.slipway.transfer.manifest.ExportedFile;
import dev.slipway.transfer.manifest.ExportedTable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file with rows.
 *
 * @param name in its folder
 * @param storedBytes how long it is
 * @param promisedTable what the manifest says of its table; null without a manifest
 * @param promisedFile what the manifest says of it
 */
record ImportFile(
    String name,
    FileKind kind,
    long storedBytes,
    @Nullable ExportedTable promisedTable,
    @Nullable ExportedFile promisedFile) {

  /** The table that the manifest has it for. */
  Optional<TableName> table() {
    return Optional.ofNullable(promisedTable).map(ExportedTable::name);
  }
}
