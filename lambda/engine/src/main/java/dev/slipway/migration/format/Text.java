package dev.slipway.migration.format;

import org.jspecify.annotations.Nullable;

/**
 * A script of another tool.
 *
 * @param path of the file that it stands in
 * @param instead what is read in the place of all that stands there, line by line where it stands;
 *     null for all of it
 */
public record Text(String path, @Nullable String instead) {

  /** All of a file. */
  static Text of(String path) {
    return new Text(path, null);
  }

  /** All of a file; null for none. */
  static @Nullable Text orNone(@Nullable String path) {
    return path == null ? null : of(path);
  }
}
