package dev.slipway.backup.rehearse;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * How long a rehearsal may take.
 *
 * @param left from now on; nothing when there is no deadline
 * @param interrupted whether somebody wants it to end, so that no time is left
 */
public record RehearsalTime(Supplier<Optional<Duration>> left, BooleanSupplier interrupted) {

  boolean isOver() {
    return left.get().filter(Duration::isNegative).isPresent();
  }

  /** Why there was no more of it, and what to do next. */
  String end() {
    return interrupted.getAsBoolean()
        ? "it was interrupted before all was restored and compared. The scratch database was"
            + " dropped. Next: rehearse it again."
        : "the time ended before it was restored and compared. The scratch database was dropped."
            + " Next: rehearse where there is more time, such as by the command line.";
  }
}
