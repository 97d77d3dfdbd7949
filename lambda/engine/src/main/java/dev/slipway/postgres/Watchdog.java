package dev.slipway.postgres;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** Ends a call that waits for a session which is lost. Once stopped it does nothing more. */
final class Watchdog extends TimerTask {

  private final Liveness liveness;
  private final Screen screen;
  private final Runnable giveUp;
  private boolean stopped;

  private Watchdog(Liveness liveness, Screen screen, Runnable giveUp) {
    this.liveness = liveness;
    this.screen = screen;
    this.giveUp = giveUp;
  }

  /** Begins now; looks again and again on the timer's thread. */
  static Watchdog start(Timer timer, Liveness liveness, Screen screen, Runnable giveUp) {
    liveness.restart();
    Watchdog started = new Watchdog(liveness, screen, giveUp);
    long millis = Math.max(1, liveness.interval().toMillis());
    started.schedule(timer, millis);
    return started;
  }

  private void schedule(Timer timer, long millis) {
    try {
      timer.schedule(this, millis, millis);
    } catch (IllegalStateException closed) {
      stop();
    }
  }

  /** Who is busy with what has come, or with what is to be sent, waits for nobody. */
  @Override
  public void run() {
    Duration interval = liveness.interval();
    if (!screen.hasWaited(interval)) {
      liveness.restart();
    } else if (liveness.isLost() && screen.hasWaited(interval)) {
      end();
    }
  }

  private synchronized void end() {
    if (!stopped) {
      giveUp.run();
    }
  }

  /** Does not wait for a look that is under way. */
  synchronized void stop() {
    stopped = true;
    cancel();
  }
}
