package dev.slipway.ledger;

import dev.slipway.migration.Version;
import dev.slipway.plan.Direction;
import java.util.Locale;

/**
 * What became of a step.
 *
 * @param statements how many statements ran in this run
 */
public record StepResult(
    Version version,
    String description,
    Direction direction,
    Outcome outcome,
    int statements,
    long durationMs) {

  /** How a step ended. */
  public enum Outcome {
    APPLIED,
    TAKEN_BACK,
    BASELINE,
    /** Done by another tool, and known to our history from now on. */
    ADOPTED,
    /** No longer counts as applied, which it did by a baseline alone. */
    BASELINE_UNDONE,
    FAILED;

    /** In words, for people. */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
