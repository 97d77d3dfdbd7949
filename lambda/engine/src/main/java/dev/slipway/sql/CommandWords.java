package dev.slipway.sql;

import java.util.Set;

/** The words that begin an SQL command (PostgreSQL manual, part VI "SQL Commands"). */
public final class CommandWords {

  private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "TABLE", "(");

  private static final Set<String> CHECKS =
      Set.of("EXPLAIN", "DO", "SET", "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT");

  private CommandWords() {}

  /** True for a command that answers rows and changes nothing by its form. */
  public static boolean beginQuery(StatementWords words) {
    return QUERIES.contains(words.at(0));
  }

  /** True for a command that may be there to look at what others have done. */
  public static boolean beginCheck(StatementWords words) {
    return beginQuery(words) || CHECKS.contains(words.at(0));
  }
}
