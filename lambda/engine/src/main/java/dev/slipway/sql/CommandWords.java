package dev.slipway.sql;

import java.util.Set;

/** The words that begin an SQL command (PostgreSQL manual, part VI "SQL Commands"). */
public final class CommandWords {

  private static final Set<String> FIRST =
      Set.of(
          "ABORT",
          "ALTER",
          "ANALYZE",
          "BEGIN",
          "CALL",
          "CHECKPOINT",
          "CLOSE",
          "CLUSTER",
          "COMMENT",
          "COMMIT",
          "COPY",
          "CREATE",
          "DEALLOCATE",
          "DECLARE",
          "DELETE",
          "DISCARD",
          "DO",
          "DROP",
          "END",
          "EXECUTE",
          "EXPLAIN",
          "FETCH",
          "GRANT",
          "IMPORT",
          "INSERT",
          "LISTEN",
          "LOAD",
          "LOCK",
          "MERGE",
          "MOVE",
          "NOTIFY",
          "PREPARE",
          "REASSIGN",
          "REFRESH",
          "REINDEX",
          "RELEASE",
          "RESET",
          "REVOKE",
          "ROLLBACK",
          "SAVEPOINT",
          "SECURITY",
          "SELECT",
          "SET",
          "SHOW",
          "START",
          "TABLE",
          "TRUNCATE",
          "UNLISTEN",
          "UPDATE",
          "VACUUM",
          "VALUES",
          "WITH",
          "(");

  private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "TABLE", "(");

  private static final Set<String> CHECKS =
      Set.of("EXPLAIN", "DO", "SET", "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT");

  private CommandWords() {}

  /** True when the words can be a command at all, not prose. */
  public static boolean beginCommand(StatementWords words) {
    return FIRST.contains(words.at(0));
  }

  /** True for a command that answers rows and changes nothing by its form. */
  public static boolean beginQuery(StatementWords words) {
    return QUERIES.contains(words.at(0));
  }

  /** True for a command that may be there to look at what others have done. */
  public static boolean beginCheck(StatementWords words) {
    return beginQuery(words) || CHECKS.contains(words.at(0));
  }
}
