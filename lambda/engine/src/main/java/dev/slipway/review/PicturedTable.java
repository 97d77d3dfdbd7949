package dev.slipway.review;

import java.util.List;

/**
 * A table in the picture of the schema.
 *
 * @param name with its schema where that is not public
 * @param lines its columns, or those of them that differ
 * @param references the tables that its foreign keys lead to
 */
record PicturedTable(String name, Sign sign, List<Line> lines, List<Reference> references) {

  /** What became of something. */
  enum Sign {
    SAME(' ', "as before"),
    MADE('+', "new"),
    CHANGED('~', "changed"),
    GONE('-', "gone");

    private final char mark;
    private final String words;

    Sign(char mark, String words) {
      this.mark = mark;
      this.words = words;
    }

    /** What stands before it, so that no colour is needed. */
    char mark() {
      return mark;
    }

    /** In a word or two. */
    String words() {
      return words;
    }
  }

  /** A column, or a note about columns. */
  record Line(Sign sign, String text) {}

  /** A foreign key. */
  record Reference(String table, Sign sign) {}
}
