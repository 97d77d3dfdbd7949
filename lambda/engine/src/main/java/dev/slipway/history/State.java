package dev.slipway.history;

import java.util.Arrays;
import java.util.Locale;

/** What the history table says of a migration. */
public enum State {
  /** Done as a whole. */
  APPLIED,
  /** Some segments are done; the next run goes on behind them. */
  PARTIAL,
  /** Some segments of its DOWN script are done; the next {@code down} goes on behind them. */
  REVERTING,
  /** Taken as done without running it. */
  BASELINE,
  /** Done by another tool, whose history was taken over. */
  ADOPTED;

  /** The text in the table. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The state of a row; before it was one of its own, reverting was partial below zero. Throws
   * {@link IllegalArgumentException} for a text that no state has.
   */
  static State of(String text, int segmentsDone) {
    State state =
        Arrays.stream(values())
            .filter(one -> one.text().equals(text))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the state " + text + " is not known"));
    return state == PARTIAL && segmentsDone < 0 ? REVERTING : state;
  }
}
