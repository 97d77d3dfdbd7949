package dev.slipway.transfer.manifest;

import dev.slipway.backup.manifest.MigrationState;
import java.util.List;

/**
 * What an export holds. It is written last: a folder without one is no export.
 *
 * @param format version of this form
 * @param tool our version that wrote it
 * @param runId of the run that wrote it
 * @param startedAt the moment that the rows are of, ISO 8601 in UTC
 * @param migrations where the source's migrations stood
 * @param excluded tables that were left out, with the reason
 * @param sequences those that number columns of these tables, and those that belong to none
 */
public record ExportManifest(
    int format,
    String tool,
    String runId,
    ExportSource source,
    String startedAt,
    String finishedAt,
    RowFormat rows,
    Packing packing,
    MigrationState migrations,
    List<String> excluded,
    List<ExportedTable> tables,
    List<ExportedSequence> sequences) {

  /** The form that this version writes. */
  public static final int FORMAT = 1;

  /** The name of its file. */
  public static final String FILE = "manifest.json";

  /** The rows of all tables. */
  public long rowCount() {
    return tables.stream().mapToLong(ExportedTable::rows).sum();
  }

  /** The bytes of all files as they are stored. */
  public long storedBytes() {
    return tables.stream()
        .flatMap(table -> table.files().stream())
        .mapToLong(ExportedFile::storedBytes)
        .sum();
  }
}
