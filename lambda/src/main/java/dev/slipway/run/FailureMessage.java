package dev.slipway.run;

import dev.slipway.plan.Direction;
import dev.slipway.plan.Step;
import dev.slipway.postgres.SqlFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what failed, what state the database is in, and what to type next: for someone who reads it
 * at night.
 */
final class FailureMessage {

  private final Step step;
  private final StepProgress progress;
  private final SegmentFailure segmentFailure;
  private final SqlFailure failure;
  private final @Nullable String current;

  /** {@code current} is the newest version in the database now, null for none. */
  FailureMessage(
      Step step, StepProgress progress, SegmentFailure segmentFailure, @Nullable String current) {
    this.step = step;
    this.progress = progress;
    this.segmentFailure = segmentFailure;
    this.failure = segmentFailure.failure();
    this.current = current;
  }

  /** {@code blockers} describes sessions that may have stood in the way. */
  String text(List<String> blockers) {
    return what() + "\n" + state() + "\n" + next(blockers);
  }

  private String what() {
    String location = segmentFailure.location();
    String where = location.isEmpty() ? "Migration " + step.version() : location;
    String code = failure.sqlState().equals(Verification.FAILED) ? "VERIFY" : failure.sqlState();
    String tries = segmentFailure.tries() > 1 ? ", " + segmentFailure.tries() + " tries" : "";
    return where
        + ": "
        + failure.getMessage()
        + " ("
        + code
        + tries
        + ")."
        + line("Detail", failure.detail())
        + line("Hint", failure.hint())
        + suppressed();
  }

  private String suppressed() {
    StringBuilder also = new StringBuilder();
    for (Throwable other : segmentFailure.getSuppressed()) {
      also.append(line("Afterwards", String.valueOf(other.getMessage())));
    }
    return also.toString();
  }

  private static String line(String name, String value) {
    return value.isEmpty() ? "" : "\n  " + name + ": " + value;
  }

  private String state() {
    String others =
        current == null
            ? "No migration is applied."
            : "Everything up to " + current + " stays applied.";
    if (failure.isConnectionLoss()) {
      return "The connection was lost, so this segment of "
          + step.version()
          + " is either done and recorded or not done at all. "
          + others;
    }
    if (progress.isPartial()) {
      return step.version()
          + " is partial: "
          + progress.done()
          + " of "
          + step.segments().size()
          + " segments are done and stay, the failed one "
          + (step.segments().get(Math.min(progress.done(), step.segments().size() - 1)).isOutside()
              ? "may have left a part."
              : "was rolled back.")
          + " "
          + others;
    }
    return step.version() + " was rolled back. " + others;
  }

  private String next(List<String> blockers) {
    String command = step.direction() == Direction.UP ? "up" : "down";
    if (failure.isConnectionLoss()) {
      return "Next: look with status, then run " + command + " again; it goes on where it stopped.";
    }
    if (failure.isRetryable()) {
      String who = blockers.isEmpty() ? "" : " when " + String.join(" or ", blockers) + " ends";
      return "Next: run " + command + " again" + who + ", or raise --lock-timeout.";
    }
    if (failure.isCancelled()) {
      return "Next: give it more time (statement_timeout, or the function's timeout), or run it from"
          + " the command line, which has no deadline.";
    }
    return "Next: mend the "
        + (step.direction() == Direction.UP ? "file" : "DOWN script")
        + " and run "
        + command
        + " again.";
  }
}
