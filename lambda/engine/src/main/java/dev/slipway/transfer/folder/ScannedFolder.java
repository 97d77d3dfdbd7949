package dev.slipway.transfer.folder;

import dev.slipway.backup.manifest.Hashing;
import dev.slipway.error.Problem;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.manifest.ExportedTable;
import dev.slipway.transfer.rows.FoundRows;
import java.util.List;
import java.util.Map;

/**
 * A folder whose files were read through.
 *
 * @param entries the rows in them, file by file
 * @param problems all that is wrong with them
 * @param notes what is to be told
 * @param sequences the last values that sequences gave where the rows come from
 */
public record ScannedFolder(
    ImportFolder folder,
    List<Entry> entries,
    List<Problem> problems,
    List<String> notes,
    Map<TableName, Long> sequences) {

  /** The rows of one table in one file. */
  public record Entry(ImportFile file, FoundRows rows) {}

  /** The tables of the manifest of which there is no row. */
  List<ExportedTable> emptyTables() {
    return folder.manifest() == null
        ? List.of()
        : folder.manifest().tables().stream().filter(table -> table.rows() == 0).toList();
  }

  /** True for what a server of PostgreSQL has written, so that names are the same here. */
  boolean isNamedAlike() {
    return folder.manifest() == null || folder.manifest().source().product().equals("PostgreSQL");
  }

  /** The same for the same export; of a team's own files, for files of the same names. */
  public String identity() {
    String all =
        folder.manifest() != null
            ? folder.manifest().runId()
            : folder.files().stream().map(ImportFile::name).sorted().toList().toString();
    return Hashing.name(all);
  }

  /** Every row. */
  public long rowCount() {
    return entries.stream().mapToLong(entry -> entry.rows().rows()).sum();
  }
}
