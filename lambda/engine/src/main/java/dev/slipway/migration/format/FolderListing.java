package dev.slipway.migration.format;

import java.util.List;
import java.util.SortedSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a folder.
 *
 * @param paths of the SQL files, those in folders too, with slashes
 * @param others of the files that are no SQL, those in folders too
 * @param text gives the text of a file of any kind by its path, empty where there is none
 */
public record FolderListing(
    SortedSet<String> paths, List<String> others, UnaryOperator<String> text) {

  /** True when a file's text has a line that is all of a pattern. */
  boolean says(String path, String line) {
    return text.apply(path).lines().anyMatch(one -> one.strip().matches(line));
  }

  /** The path where there is such an SQL file, else null. */
  @Nullable String known(String path) {
    return paths.contains(path) ? path : null;
  }
}
