package dev.slipway.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * Asks the server to cancel a call that takes longer than its limit. Once stopped it asks for
 * nothing more, so that the next call is never hit.
 */
final class CancelTimer {

  private final BaseConnection connection;
  private @Nullable Timer timer;

  private CancelTimer(BaseConnection connection) {
    this.connection = connection;
  }

  static CancelTimer start(BaseConnection connection, @Nullable Duration limit) {
    CancelTimer cancel = new CancelTimer(connection);
    if (limit != null) {
      cancel.schedule(Math.max(1, limit.toMillis()));
    }
    return cancel;
  }

  private synchronized void schedule(long millis) {
    timer = new Timer("slipway-cancel", true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            cancelQuery();
          }
        },
        millis);
  }

  private synchronized void cancelQuery() {
    try {
      if (timer != null) {
        connection.cancelQuery();
      }
    } catch (SQLException gone) {
      stop();
    }
  }

  synchronized void stop() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
