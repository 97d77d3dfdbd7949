package dev.slipway.sql;

import org.jspecify.annotations.Nullable;

/**
 * A text that statements are read from.
 *
 * @param name of its file, empty when nobody asks
 * @param includedBy the psql command that brought it in, null for the text read first
 */
public record SqlSource(String name, String text, @Nullable Place includedBy) {

  /** A text that nothing else includes. */
  static SqlSource of(String text) {
    return new SqlSource("", text, null);
  }

  /** Offset of the first character; a byte order mark is none. */
  int start() {
    return text.startsWith("\uFEFF") ? 1 : 0;
  }

  /** Its texts are long. */
  @Override
  public String toString() {
    return name;
  }
}
