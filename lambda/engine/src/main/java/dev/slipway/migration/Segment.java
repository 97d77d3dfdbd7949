package dev.slipway.migration;

import dev.slipway.sql.Statement;
import java.util.List;

/**
 * Statements that commit together.
 *
 * @param kind whether they run in a transaction of ours, or one statement alone outside of any
 * @param begin the statement that opens the transaction, as the author wrote it or ours
 * @param end the statement that closes it: COMMIT, or the author's ROLLBACK or PREPARE TRANSACTION
 * @param readOnly whether the author made the transaction read only
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
    return end.equals(COMMIT) && !readOnly;
  }
}
