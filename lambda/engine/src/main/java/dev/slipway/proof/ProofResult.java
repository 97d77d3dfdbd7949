package dev.slipway.proof;

import java.util.List;

/**
 * What came of a proof.
 *
 * @param migrations each that was asked for
 * @param rows those that its tables had
 * @param left what all UPs and all DOWNs have left at once; a text each
 */
public record ProofResult(List<Proved> migrations, RowsMade rows, List<String> left) {

  /** True where nothing is wrong. */
  public boolean isRight() {
    return left.isEmpty() && migrations.stream().allMatch(Proved::isRight);
  }
}
