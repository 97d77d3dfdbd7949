package dev.slipway.postgres;

import dev.slipway.config.Durations;
import java.io.IOException;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * Calls of the driver that end in time: the server is asked to cancel what takes too long, and when
 * that brings nothing, the socket is closed under it.
 */
final class GuardedCalls {

  /** Does one thing with the driver. */
  @FunctionalInterface
  interface Call<R> {
    R run() throws SQLException, IOException;
  }

  private final BaseConnection driver;
  private final Socket socket;
  private final Screen screen;
  private final CallLimits limits;
  private final Surroundings surroundings;
  private final Duration patience;
  private @Nullable Liveness liveness;
  private volatile boolean givenUp;

  /** {@code patience}: how long the server may be silent where nothing else limits a call. */
  GuardedCalls(Link link, CallLimits limits, Surroundings surroundings, Duration patience) {
    this.driver = link.connection();
    this.socket = link.socket();
    this.screen = link.screen();
    this.limits = limits;
    this.surroundings = surroundings;
    this.patience = patience;
  }

  /** Makes a call. Throws what it throws; an SQLException says when the connection was given up. */
  <R> R run(Call<R> call) throws SQLException, IOException {
    long start = System.nanoTime();
    CallTimer cancel = CallTimer.start(limits.cancel(), this::cancelQuery);
    Duration longest = limits.giveUp();
    CallTimer giveUp = CallTimer.start(longest, this::giveUp);
    Watchdog watchdog = longest == null ? watchdog() : null;
    try {
      return call.run();
    } catch (SQLException e) {
      throw givenUp ? silent(Duration.ofNanos(System.nanoTime() - start), e) : e;
    } finally {
      cancel.stop();
      giveUp.stop();
      if (watchdog != null) {
        watchdog.stop();
      }
    }
  }

  private static SQLException silent(Duration waited, SQLException e) {
    return new SQLException(
        "the server has not answered for "
            + Durations.format(waited)
            + ", and the connection was given up",
        "08006",
        e);
  }

  private Watchdog watchdog() {
    if (liveness == null) {
      liveness = new Liveness(surroundings.questions(), driver.getBackendPID(), patience);
    }
    return Watchdog.start(liveness, screen, this::giveUp);
  }

  private void cancelQuery() {
    try {
      driver.cancelQuery();
    } catch (SQLException unreachable) {
      // Then nothing but giving the connection up is left.
    }
  }

  /** Ends whatever is under way on the connection, and the connection, from any thread. */
  void giveUp() {
    givenUp = true;
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      givenUp = true;
    }
  }
}
