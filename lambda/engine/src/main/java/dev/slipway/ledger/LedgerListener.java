package dev.slipway.ledger;

import dev.slipway.progress.WorkListener;
import java.time.Duration;

/** Hears of the run lock, and what is to be told. Every method does nothing by default. */
public interface LedgerListener extends WorkListener {

  /** Asked whether the schema is recorded for drift as a run leaves it; a scratch needs it not. */
  default boolean recordsSchema() {
    return true;
  }

  /** Another run holds the lock; {@code holder} describes its session. */
  default void waitingForRunLock(String holder) {}

  /** A lock, of a table or another run's, has cost this much time; told once for each wait. */
  default void waitedForLock(Duration waited) {}

  /** What goes on now, in place of what was told so before. */
  default void goesOn(String text) {}

  /** Something the server or the connection had to say. */
  default void notice(String text) {}
}
