package dev.slipway.postgres;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/** Does something when a call takes longer than its limit. Once stopped it does nothing more. */
final class CallTimer extends TimerTask {

  private final Runnable action;
  private boolean waiting;

  private CallTimer(Runnable action) {
    this.action = action;
  }

  /**
   * Begins now; null is no limit, and nor is there one once the timer is cancelled. The action runs
   * on the timer's thread.
   */
  static CallTimer start(Timer timer, @Nullable Duration limit, Runnable action) {
    CallTimer started = new CallTimer(action);
    if (limit != null) {
      started.schedule(timer, Math.max(1, limit.toMillis()));
    }
    return started;
  }

  private synchronized void schedule(Timer timer, long millis) {
    waiting = true;
    try {
      timer.schedule(this, millis);
    } catch (IllegalStateException cancelled) {
      waiting = false;
    }
  }

  @Override
  public synchronized void run() {
    if (waiting) {
      action.run();
    }
  }

  /** Waits for the action where it is under way, so that the next call is never hit. */
  synchronized void stop() {
    waiting = false;
    cancel();
  }
}
