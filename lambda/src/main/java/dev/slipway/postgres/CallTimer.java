package dev.slipway.postgres;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/** Does something when a call takes longer than its limit. Once stopped it does nothing more. */
final class CallTimer extends TimerTask {

  private final Runnable action;
  private @Nullable Timer timer;

  private CallTimer(Runnable action) {
    this.action = action;
  }

  /** Begins now; null is no limit. The action runs on a thread of its own. */
  static CallTimer start(@Nullable Duration limit, Runnable action) {
    CallTimer started = new CallTimer(action);
    if (limit != null) {
      started.schedule(Math.max(1, limit.toMillis()));
    }
    return started;
  }

  private synchronized void schedule(long millis) {
    timer = new Timer("slipway-limit", true);
    timer.schedule(this, millis);
  }

  @Override
  public synchronized void run() {
    if (timer != null) {
      action.run();
    }
  }

  /** Waits for the action where it is under way, so that the next call is never hit. */
  synchronized void stop() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
