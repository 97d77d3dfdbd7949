package dev.slipway.backfill.file;

import java.util.List;

/**
 * What stands in place of a stretch of a statement.
 *
 * @param start offset in the statement
 * @param end offset after it
 */
record Edit(int start, int end, String text) {

  /** True where an offset is within the stretch that goes. */
  boolean holds(int offset) {
    return offset >= start && offset < end;
  }

  /** A text with all its edits, which are in order and do not touch. */
  static String apply(String text, List<Edit> edits) {
    StringBuilder edited = new StringBuilder();
    int at = 0;
    for (Edit edit : edits) {
      edited.append(text, at, edit.start()).append(edit.text());
      at = edit.end();
    }
    return edited.append(text, at, text.length()).toString();
  }
}
