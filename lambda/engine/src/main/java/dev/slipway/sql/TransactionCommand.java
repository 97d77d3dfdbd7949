package dev.slipway.sql;

import java.util.Optional;

/** The author's own transaction control (PostgreSQL manual: BEGIN, COMMIT, ROLLBACK). */
public enum TransactionCommand {
  BEGIN,
  COMMIT,
  COMMIT_AND_CHAIN,
  ROLLBACK,
  ROLLBACK_AND_CHAIN,
  PREPARE;

  /** What a statement does to the transaction as a whole; savepoints do nothing to it. */
  public static Optional<TransactionCommand> of(StatementWords words) {
    if (words.starts("BEGIN") || words.starts("START", "TRANSACTION")) {
      return Optional.of(BEGIN);
    }
    if (words.starts("PREPARE", "TRANSACTION")) {
      return Optional.of(PREPARE);
    }
    if (words.at(1).equals("PREPARED")) {
      return Optional.empty();
    }
    if (words.starts("COMMIT") || words.starts("END")) {
      return Optional.of(chains(words) ? COMMIT_AND_CHAIN : COMMIT);
    }
    boolean rollback = words.starts("ROLLBACK") || words.starts("ABORT");
    if (rollback && !words.contains("TO")) {
      return Optional.of(chains(words) ? ROLLBACK_AND_CHAIN : ROLLBACK);
    }
    return Optional.empty();
  }

  /** True when no transaction of the author's is open behind it. */
  public boolean ends() {
    return this == COMMIT || this == ROLLBACK || this == PREPARE;
  }

  private static boolean chains(StatementWords words) {
    return words.contains("AND", "CHAIN");
  }
}
