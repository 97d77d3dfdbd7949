package dev.slipway.sql;

/** Character classes of PostgreSQL's scanner (src/backend/parser/scan.l). */
final class Characters {

  private static final String OPERATORS = "~!@#^&|`?+-*/%<>=";

  /** An operator that holds one of these may end in + or -. */
  private static final String KEEPS_SIGN = "~!@#^&|`?%";

  private Characters() {}

  static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\u000b';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean startsName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  static boolean continuesName(char c) {
    return startsName(c) || isDigit(c) || c == '$';
  }

  static boolean isOperator(char c) {
    return OPERATORS.indexOf(c) >= 0;
  }

  static boolean keepsTrailingSign(char c) {
    return KEEPS_SIGN.indexOf(c) >= 0;
  }
}
