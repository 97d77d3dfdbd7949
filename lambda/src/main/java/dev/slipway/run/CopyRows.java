package dev.slipway.run;

import dev.slipway.sql.Statement;

/** The rows of a COPY ... FROM stdin as they go over the wire. */
final class CopyRows {

  private CopyRows() {}

  /** The rows without the closing {@code \.} line, which is psql's. */
  static String of(Statement statement) {
    String rows = statement.data().map(token -> token.in(statement.source())).orElse("");
    String trimmed = rows.stripTrailing();
    return trimmed.equals("\\.") || trimmed.endsWith("\n\\.")
        ? trimmed.substring(0, trimmed.length() - 2)
        : rows;
  }
}
