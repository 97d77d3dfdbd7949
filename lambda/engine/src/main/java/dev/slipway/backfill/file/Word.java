package dev.slipway.backfill.file;

import dev.slipway.sql.Token;

/**
 * A word of a statement: a token, a cast's two colons, or a placeholder with its colon.
 *
 * @param start offset in the statement
 * @param end offset after it
 * @param text in upper case where it is an unquoted name, else as written
 * @param bracket index of the bracket that it stands in, -1 for none
 */
record Word(Kind kind, int start, int end, String text, String written, int bracket) {

  /** What a word is. */
  enum Kind {
    NAME,
    QUOTED_NAME,
    OPERATOR,
    /** {@code :name}; its text is the name. */
    PLACEHOLDER,
    /** {@code :'name'} or {@code :"name"}, which only psql knows. */
    PSQL_VARIABLE,
    /** {@code $1} */
    NUMBERED,
    /** A literal. */
    VALUE,
    SIGN
  }

  static Kind kind(Token token) {
    return switch (token.kind()) {
      case WORD -> Kind.NAME;
      case QUOTED_NAME -> Kind.QUOTED_NAME;
      case OPERATOR -> Kind.OPERATOR;
      case PARAMETER -> Kind.NUMBERED;
      case STRING, DOLLAR_STRING, NUMBER -> Kind.VALUE;
      default -> Kind.SIGN;
    };
  }

  boolean is(String other) {
    return kind != Kind.QUOTED_NAME && kind != Kind.PLACEHOLDER && text.equals(other);
  }

  boolean isName() {
    return kind == Kind.NAME || kind == Kind.QUOTED_NAME;
  }

  boolean isPlaceholder(String name) {
    return kind == Kind.PLACEHOLDER && text.equals(name);
  }

  /** True for what ends an operand: another cannot follow it. */
  boolean endsOperand() {
    return switch (kind) {
      case OPERATOR -> false;
      case SIGN -> text.equals(")") || text.equals("]");
      default -> true;
    };
  }
}
