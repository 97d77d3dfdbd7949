package dev.slipway.action;

import dev.slipway.backfill.run.BackfillResult;
import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.ledger.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** How far a run goes that changes rows in batches: to a number of rows, to a time of day. */
public final class PaceLimit {

  /** A state machine asks again a few seconds later; then the next day's time would be meant. */
  private static final Duration NEXT_RUN = Duration.ofMinutes(1);

  private static final Clock CLOCK = Clock.systemUTC();

  private final Desk desk;
  private final PaceFields.Choice pace;
  private final @Nullable ZonedDateTime end;

  /** The limit of a run that begins now. */
  public PaceLimit(Desk desk, PaceFields.Choice pace) {
    this.desk = desk;
    this.pace = pace;
    TimeOfDay until = pace.until();
    this.end = until == null ? null : until.next(CLOCK.instant());
  }

  /** The desk's time, or that of day which was named where it comes first; that is told. */
  public Deadline deadline() {
    if (end == null) {
      return desk.terms().deadline();
    }
    desk.terms().listener().notice("until " + TimeOfDay.shown(end));
    return desk.terms().deadline().or(TimeOfDay.left(end, CLOCK));
  }

  /** Whether a run has paused at what was asked for, and not at the end of the desk's time. */
  public boolean isReached(BackfillResult result) {
    Integer most = pace.maxRows();
    boolean paused = result.state().phase() == Phase.PAUSED && !result.state().isHeld();
    return paused && ((most != null && result.own().seen() >= most) || isTimeOfDay());
  }

  /** Whether the time of day comes before the desk's, or before another run could begin. */
  private boolean isTimeOfDay() {
    if (end == null) {
      return false;
    }
    Duration left = Duration.between(CLOCK.instant(), end);
    Deadline desks = desk.terms().deadline();
    return left.compareTo(NEXT_RUN) < 0
        || (!desks.isInterrupted()
            && desks.given().filter(given -> given.compareTo(left) < 0).isEmpty());
  }
}
