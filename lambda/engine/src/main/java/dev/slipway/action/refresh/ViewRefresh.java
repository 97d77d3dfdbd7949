package dev.slipway.action.refresh;

import dev.slipway.backup.FailureText;
import dev.slipway.ledger.Deadline;
import dev.slipway.postgres.LockHolders;
import dev.slipway.postgres.LockLadder;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.time.Stopwatch;
import org.jspecify.annotations.Nullable;

/** Refreshes one view, in one transaction, and between two tries keeps nobody waiting. */
final class ViewRefresh {

  private final Session session;
  private final MaterializedView view;
  private final Deadline deadline;
  private final LockLadder ladder;
  private final Stopwatch time = new Stopwatch();
  private int tries;

  ViewRefresh(Session session, MaterializedView view, Deadline deadline, LockLadder ladder) {
    this.session = session;
    this.view = view;
    this.deadline = deadline;
    this.ladder = ladder;
  }

  /** Does it; whatever the server says is an outcome. */
  ViewOutcome run() {
    OtherRefresh others = new OtherRefresh(view);
    while (true) {
      Stopwatch took = new Stopwatch();
      try {
        String who = others.claim(session);
        return who.isEmpty()
            ? done(others)
            : ViewOutcome.not(ViewOutcome.Kind.SKIPPED, view, "another refresh of it runs: " + who);
      } catch (SqlFailure e) {
        ViewOutcome end = end(e);
        if (end != null) {
          return end;
        }
        deadline.sleep(deadline.cap(ladder.pause(took.elapsed())));
      }
    }
  }

  /** What it reads is looked up as its owner's session would: our path is not set. */
  private ViewOutcome done(OtherRefresh others) {
    tries++;
    try {
      session.executeAsWritten(
          "BEGIN;\nSET LOCAL lock_timeout = "
              + ladder.nextWait().toMillis()
              + ";\n"
              + view.sql()
              + ";\nCOMMIT");
      return ViewOutcome.refreshed(view, rows(), time.millis());
    } finally {
      release(others);
    }
  }

  /** A session that is lost has given everything back. */
  private void release(OtherRefresh others) {
    try {
      session.rollBack();
      others.release(session);
    } catch (SqlFailure gone) {
      session.giveUp();
    }
  }

  private @Nullable Long rows() {
    try {
      String count = "SELECT count(*) AS rows FROM " + view.name().quoted();
      return session.execute(count).get(0).first().number("rows");
    } catch (SqlFailure notTold) {
      return null;
    }
  }

  private @Nullable ViewOutcome end(SqlFailure failure) {
    if (failure.isConnectionLoss()) {
      String unknown = "; whether it is refreshed is not known";
      return ViewOutcome.not(ViewOutcome.Kind.FAILED, view, FailureText.of(failure) + unknown);
    }
    if (failure.isCancelled() && !deadline.hasTime()) {
      return ViewOutcome.not(ViewOutcome.Kind.LEFT, view, "its time was over");
    }
    if (!failure.isRetryable()) {
      return ViewOutcome.not(ViewOutcome.Kind.FAILED, view, FailureText.of(failure));
    }
    return ladder.goesOn() && deadline.allowsSegment() ? null : locked(failure);
  }

  private ViewOutcome locked(SqlFailure failure) {
    String holders = LockHolders.inUse(session);
    return ViewOutcome.not(
        deadline.allowsSegment() ? ViewOutcome.Kind.FAILED : ViewOutcome.Kind.LEFT,
        view,
        "a lock stood in the way (%s, %d %s)%s"
            .formatted(
                failure.sqlState(),
                tries,
                tries == 1 ? "try" : "tries",
                holders.isEmpty() ? "" : ". " + holders.replaceFirst("\\.$", "")));
  }
}
