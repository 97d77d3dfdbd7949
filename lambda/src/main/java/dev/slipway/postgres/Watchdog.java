package dev.slipway.postgres;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** Ends a call that waits for a session which is lost. Once stopped it does nothing more. */
final class Watchdog {

  private final Liveness liveness;
  private final Screen screen;
  private final Runnable giveUp;
  private final Timer timer = new Timer("slipway-watchdog", true);
  private boolean stopped;

  private Watchdog(Liveness liveness, Screen screen, Runnable giveUp) {
    this.liveness = liveness;
    this.screen = screen;
    this.giveUp = giveUp;
  }

  /** Begins now; looks again and again on a thread of its own. */
  static Watchdog start(Liveness liveness, Screen screen, Runnable giveUp) {
    liveness.restart();
    Watchdog started = new Watchdog(liveness, screen, giveUp);
    long millis = Math.max(1, liveness.interval().toMillis());
    started.timer.schedule(started.task(), millis, millis);
    return started;
  }

  private TimerTask task() {
    return new TimerTask() {
      @Override
      public void run() {
        look();
      }
    };
  }

  /** Who is busy with what has come, or with what is to be sent, waits for nobody. */
  private void look() {
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
    timer.cancel();
  }
}
