package dev.slipway.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.postgresql.core.BaseConnection;

/** Has the server asked to cancel what a session waits for. */
final class Cancellation {

  private Cancellation() {}

  /** Asks on a thread of its own; {@code notices} hears when the server cannot be asked. */
  static void ask(BaseConnection driver, Consumer<String> notices) {
    Thread thread = new Thread(() -> askNow(driver, notices), "slipway-cancel");
    thread.setDaemon(true);
    thread.start();
  }

  private static void askNow(BaseConnection driver, Consumer<String> notices) {
    try {
      driver.cancelQuery();
    } catch (SQLException unreachable) {
      if (!isOver(driver)) {
        notices.accept("cancelling failed: " + unreachable.getMessage());
      }
    }
  }

  /** True for a connection that is closed, and so has nothing to cancel. */
  static boolean isOver(Connection driver) {
    try {
      return driver.isClosed();
    } catch (SQLException unknown) {
      return true;
    }
  }
}
