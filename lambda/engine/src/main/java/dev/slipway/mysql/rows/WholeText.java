package dev.slipway.mysql.rows;

/** Conditions of MySQL on a text as a whole. */
final class WholeText {

  private WholeText() {}

  /** The text is not of a form; where {@code $} would fit before a last line break, it is not. */
  static String isNot(String column, String form) {
    return "(%1$s NOT REGEXP '^(%2$s)$' OR RIGHT(%1$s, 1) IN (CHAR(10), CHAR(13)))"
        .formatted(column, form);
  }
}
