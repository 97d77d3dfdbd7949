package dev.slipway.sql;

/** What a token is, in the terms of PostgreSQL's lexical structure (manual chapter 4.1). */
public enum TokenKind {
  SPACE,
  LINE_COMMENT,
  BLOCK_COMMENT,
  /** An unquoted name or key word. */
  WORD,
  QUOTED_NAME,
  STRING,
  DOLLAR_STRING,
  NUMBER,
  PARAMETER,
  OPERATOR,
  SYMBOL,
  /** A psql command: from its backslash to the end of the line. */
  META,
  /** The inline rows of a COPY ... FROM stdin, with the closing {@code \.} line. */
  COPY_DATA;

  /** True for what separates tokens and means nothing to the server. */
  public boolean isGap() {
    return this == SPACE || this == LINE_COMMENT || this == BLOCK_COMMENT;
  }
}
