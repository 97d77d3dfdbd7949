package dev.slipway.sql;

import java.util.Set;

/**
 * Which statements must not run in a transaction block (PostgreSQL manual, part VI "SQL Commands",
 * the notes of each command). REINDEX and CLUSTER are among them because they are on a partitioned
 * table, and running one again changes nothing.
 */
public final class TransactionBlockRule {

  private static final String[][] FORBIDDEN = {
    {"VACUUM"},
    {"REINDEX"},
    {"CLUSTER"},
    {"ALTER", "SYSTEM"},
    {"CREATE", "DATABASE"},
    {"DROP", "DATABASE"},
    {"CREATE", "TABLESPACE"},
    {"DROP", "TABLESPACE"},
    {"CREATE", "SUBSCRIPTION"},
    {"ALTER", "SUBSCRIPTION"},
    {"DROP", "SUBSCRIPTION"},
    {"CREATE", "UNIQUE?", "INDEX", "CONCURRENTLY"},
    {"DROP", "INDEX", "CONCURRENTLY"},
    {"COMMIT", "PREPARED"},
    {"ROLLBACK", "PREPARED"},
    {"DISCARD", "ALL"},
  };

  private TransactionBlockRule() {}

  /**
   * True when the server refuses the statement in a transaction block.
   *
   * @param procedures names of procedures known to end transactions
   */
  public static boolean forbids(Statement statement, Set<String> procedures) {
    StatementWords words = statement.words();
    for (String[] pattern : FORBIDDEN) {
      if (words.starts(pattern)) {
        return true;
      }
    }
    return detachesConcurrently(words)
        || (words.starts("ALTER", "DATABASE") && words.contains("SET", "TABLESPACE"))
        || RoutineBody.commits(statement, procedures);
  }

  private static boolean detachesConcurrently(StatementWords words) {
    return words.starts("ALTER", "TABLE")
        && words.contains("DETACH", "PARTITION")
        && words.at(words.size() - 1).equals("CONCURRENTLY");
  }
}
