package dev.slipway.trace;

import java.util.List;

/**
 * Statements that commit together.
 *
 * @param inTransaction false for one that runs outside of transactions
 */
public record TracedSegment(boolean inTransaction, List<TracedStatement> statements) {

  /** What waits while one of its statements runs, with what the ones before keep locked. */
  public List<Blocked> blockedDuring(TracedStatement statement) {
    return statement.blocks(
        statements.subList(0, statements.indexOf(statement)).stream()
            .flatMap(earlier -> earlier.locks().stream())
            .toList());
  }
}
