package dev.slipway.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/** Asks the server to cancel a call that takes longer than its limit. */
final class CancelTimer {

  private final @Nullable Timer timer;

  private CancelTimer(@Nullable Timer timer) {
    this.timer = timer;
  }

  static CancelTimer start(BaseConnection connection, @Nullable Duration limit) {
    if (limit == null) {
      return new CancelTimer(null);
    }
    Timer timer = new Timer("slipway-cancel", true);
    timer.schedule(task(connection), Math.max(1, limit.toMillis()));
    return new CancelTimer(timer);
  }

  private static TimerTask task(BaseConnection connection) {
    return new TimerTask() {
      @Override
      public void run() {
        try {
          connection.cancelQuery();
        } catch (SQLException gone) {
          cancel();
        }
      }
    };
  }

  void stop() {
    if (timer != null) {
      timer.cancel();
    }
  }
}
