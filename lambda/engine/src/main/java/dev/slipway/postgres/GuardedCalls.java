package dev.slipway.postgres;

import dev.slipway.config.Durations;
import java.io.IOException;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Timer;
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
  private final Timer timer = new Timer("slipway-limits", true);
  private @Nullable Liveness liveness;
  private volatile long begun = System.nanoTime();
  private volatile @Nullable Duration silence;

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
    begun = System.nanoTime();
    CallTimer cancel = CallTimer.start(timer, limits.cancel(), this::cancelQuery);
    Duration longest = limits.giveUp();
    CallTimer giveUp = CallTimer.start(timer, longest, this::giveUp);
    Watchdog watchdog = longest == null ? watchdog() : null;
    try {
      return call.run();
    } catch (SQLException e) {
      Duration silent = silence;
      throw silent == null ? e : new SQLException(text(silent), "08006", e);
    } finally {
      cancel.stop();
      giveUp.stop();
      if (watchdog != null) {
        watchdog.stop();
      }
    }
  }

  /**
   * Lets somebody else speak on the socket, for as long as the server works for the session. Throws
   * what that throws, or an IOException that says when the connection was given up.
   */
  <R> R lend(SocketLoan<R> loan) throws IOException, InterruptedException {
    begun = System.nanoTime();
    Watchdog watchdog = watchdog();
    try {
      R result = loan.use();
      requireHeard();
      return result;
    } catch (IOException e) {
      requireHeard();
      throw e;
    } finally {
      watchdog.stop();
    }
  }

  /** That the socket was closed says nothing then. */
  private void requireHeard() throws IOException {
    Duration silent = silence;
    if (silent != null) {
      throw new IOException(text(silent));
    }
  }

  private static String text(Duration silent) {
    return "the server has not answered for "
        + Durations.format(silent)
        + ", and the connection was given up";
  }

  private Watchdog watchdog() {
    if (liveness == null) {
      liveness = new Liveness(surroundings.questions(), driver.getBackendPID(), patience);
    }
    return Watchdog.start(timer, liveness, screen, this::giveUp);
  }

  private void cancelQuery() {
    try {
      driver.cancelQuery();
    } catch (SQLException unreachable) {
      // Then nothing but giving the connection up is left.
    }
  }

  /**
   * Ends whatever is under way on the connection, and the connection, from any thread. What is
   * asked of it later fails with what has been said then.
   */
  void giveUp() {
    if (silence == null) {
      silence = Duration.ofNanos(System.nanoTime() - begun);
    }
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      // Then nobody reads from it any more either.
    }
  }

  /** No call comes any more. */
  void end() {
    timer.cancel();
  }
}
