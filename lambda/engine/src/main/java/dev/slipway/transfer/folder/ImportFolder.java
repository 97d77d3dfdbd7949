package dev.slipway.transfer.folder;

import dev.slipway.error.Problem;
import dev.slipway.storage.Storage;
import dev.slipway.transfer.manifest.ExportManifest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a folder holds, by its names and its manifest.
 *
 * @param manifest null for a team's own files
 * @param files those with rows
 * @param scripts which of the scripts are there that go along
 * @param problems what is wrong with it already
 * @param notes what is to be told of it
 */
public record ImportFolder(
    Storage storage,
    @Nullable ExportManifest manifest,
    List<ImportFile> files,
    Set<String> scripts,
    List<Problem> problems,
    List<String> notes) {

  /** What a team has run in the transaction before any row is in. */
  public static final String BEFORE = "before-import.sql";

  /** What a team has run in it when all rows are in. */
  public static final String AFTER = "after-import.sql";

  /** Both of them. */
  static final Set<String> SCRIPTS = Set.of(BEFORE, AFTER);

  /** The bytes of all files with rows. */
  public long storedBytes() {
    return files.stream().mapToLong(ImportFile::storedBytes).sum();
  }
}
