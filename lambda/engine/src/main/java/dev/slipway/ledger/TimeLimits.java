package dev.slipway.ledger;

import dev.slipway.backup.part.OutOfTime;
import dev.slipway.backup.part.TimeLimit;

/** What ends work of one moment in time: a call's limit, or somebody who wants it to end. */
public final class TimeLimits {

  private TimeLimits() {}

  /**
   * That of a deadline.
   *
   * @param what cannot be gone on with later, such as {@code a backup}
   * @param next what to do where the time of a call was over, a sentence that begins with "Next: "
   */
  public static TimeLimit of(Deadline deadline, String what, String next) {
    return new TimeLimit(
        () -> !deadline.hasTime(),
        () ->
            deadline.isInterrupted() ? OutOfTime.interrupted(what) : OutOfTime.ofCall(what, next));
  }
}
