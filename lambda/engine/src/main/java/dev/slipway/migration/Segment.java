package dev.slipway.migration;

import dev.slipway.sql.Savepoint;
import dev.slipway.sql.Statement;
import dev.slipway.sql.StatementWords;
import dev.slipway.sql.TransactionMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Statements that commit together.
 *
 * @param kind whether they run in a transaction of ours, or one statement alone outside of any
 * @param begin the statement that opens the transaction, as the author wrote it or ours
 * @param end the statement that closes it: COMMIT, or the author's ROLLBACK or PREPARE TRANSACTION
 * @param readOnly whether the transaction begins as one that must not write
 */
public record Segment(
    Kind kind, List<Statement> statements, String begin, String end, boolean readOnly) {

  static final String BEGIN = "BEGIN";
  static final String COMMIT = "COMMIT";

  /** How a segment runs. */
  public enum Kind {
    /** In a transaction of ours. */
    TRANSACTION,
    /** In one that the author has opened. */
    AUTHORS,
    /** One statement alone, outside of any. */
    OUTSIDE
  }

  static Segment outside(Statement statement) {
    return new Segment(Kind.OUTSIDE, List.of(statement), "", "", false);
  }

  static Segment transaction(List<Statement> statements) {
    return new Segment(Kind.TRANSACTION, List.copyOf(statements), BEGIN, COMMIT, false);
  }

  /** True when the segment is one statement that must not run in a transaction block. */
  public boolean isOutside() {
    return kind == Kind.OUTSIDE;
  }

  /** True when the transaction is one that the author did not open himself. */
  boolean isOurs() {
    return kind == Kind.TRANSACTION && end.equals(COMMIT);
  }

  /** A part of it, in a transaction of its own. */
  Segment part(int from, int to) {
    return new Segment(kind, List.copyOf(statements.subList(from, to)), begin, end, readOnly);
  }

  /** True when our own statements can join the transaction before it ends. */
  public boolean letsUsJoin() {
    return end.equals(COMMIT) && !isReadOnlyThroughout();
  }

  /** Settings write nothing: what they make of the mode, before anything else, is the whole's. */
  private boolean isReadOnlyThroughout() {
    return statements.stream()
        .limit(leadingSettings())
        .flatMap(setting -> TransactionMode.readOnly(setting.words()).stream())
        .reduce((earlier, later) -> later)
        .orElse(readOnly);
  }

  /**
   * Where a savepoint has to be set, by the index of the statement behind it, so that our own
   * statements can join a transaction that turns read only when it may have written: the mode ends
   * with the savepoint (PostgreSQL manual, SET TRANSACTION). The author's savepoints lie in it.
   */
  public OptionalInt savepoint() {
    int authors = -1;
    for (int i = leadingSettings(); i < statements.size(); i++) {
      StatementWords words = statements.get(i).words();
      if (authors < 0 && Savepoint.of(words).isPresent()) {
        authors = i;
      }
      if (TransactionMode.readOnly(words).equals(Optional.of(true))) {
        return OptionalInt.of(authors < 0 ? i : authors);
      }
    }
    return OptionalInt.empty();
  }

  private int leadingSettings() {
    int count = 0;
    while (count < statements.size() && statements.get(count).words().starts("SET")) {
      count++;
    }
    return count;
  }
}
