package dev.slipway.history;

import java.util.Locale;

/** What the history table says of a migration. */
public enum State {
  /** Done as a whole. */
  APPLIED,
  /** Some segments are done; the next run goes on behind them. */
  PARTIAL,
  /** Taken as done without running it. */
  BASELINE;

  /** The text in the table. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static State of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
