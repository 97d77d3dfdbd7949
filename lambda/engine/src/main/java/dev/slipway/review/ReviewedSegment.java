package dev.slipway.review;

import java.util.List;

/**
 * Statements that commit together.
 *
 * @param inTransaction false for one that runs outside of transactions
 */
public record ReviewedSegment(boolean inTransaction, List<ReviewedStatement> statements) {

  /** How it runs, in words. */
  public String words() {
    return inTransaction ? "one transaction" : "outside of transactions";
  }
}
