package dev.slipway.sql;

import java.util.Optional;

/** The table that CREATE TABLE makes, and insists on making. */
public final class CreatedTable {

  private CreatedTable() {}

  /** Its name as written, without quotes; nothing where it may be there already. */
  public static Optional<String> of(StatementWords words) {
    int at = words.after(0, "CREATE", "UNLOGGED?", "TABLE");
    return at < 0 || words.at(at).equals("IF")
        ? Optional.empty()
        : Optional.of(words.nameAt(at).replace("\"", ""));
  }
}
