package dev.slipway.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.TransactionState;

/**
 * One connection to a server. Each call of {@link #execute} is one network round trip, however many
 * statements the text holds (PostgreSQL manual, chapter 54.2.2 "Simple Query"). Not thread-safe.
 */
public final class Session implements AutoCloseable {

  private static final int FLAGS =
      QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
          | QueryExecutor.QUERY_SUPPRESS_BEGIN
          | QueryExecutor.QUERY_ONESHOT;

  private static final int COPY_BUFFER = 64 * 1024;

  /** Does one thing with the driver. */
  @FunctionalInterface
  private interface Call {
    void run() throws SQLException, IOException;
  }

  private final Connection connection;
  private final BaseConnection driver;
  private final Consumer<String> notices;
  private Supplier<Optional<Duration>> limit = Optional::empty;

  Session(Connection connection, Consumer<String> notices) throws SQLException {
    this.connection = connection;
    this.driver = connection.unwrap(BaseConnection.class);
    this.notices = notices;
  }

  /**
   * Runs a text as it is and gives the rows of each statement that answers rows. Throws {@link
   * SqlFailure} for the first statement that fails; an open transaction is then left to the caller.
   */
  public List<Rows> execute(String sql) {
    Answers answers = new Answers(notices);
    call(
        answers,
        () ->
            driver
                .getQueryExecutor()
                .execute(driver.createQuery(sql, false, false).query, null, answers, 0, 0, FLAGS));
    return answers.rows();
  }

  /** Sends the rows of a COPY ... FROM stdin. Throws {@link SqlFailure}. */
  public void copyIn(String sql, String rows) {
    call(new Answers(notices), () -> driver.getCopyAPI().copyIn(sql, new StringReader(rows)));
  }

  /**
   * Sends the bytes of a COPY ... FROM stdin as they come, a buffer at a time in memory, and gives
   * the number of rows. Throws {@link SqlFailure}, or what {@code rows} throws; no row is copied
   * then.
   */
  public long copyIn(String sql, InputStream rows) throws IOException {
    CancelTimer timer = CancelTimer.start(driver, limit.get().orElse(null));
    try {
      return driver.getCopyAPI().copyIn(sql, rows, COPY_BUFFER);
    } catch (SQLException e) {
      throw failure(e, 0);
    } finally {
      timer.stop();
    }
  }

  /** Runs a COPY ... TO stdout and drops the rows. Throws {@link SqlFailure}. */
  public void copyOut(String sql) {
    call(
        new Answers(notices),
        () -> driver.getCopyAPI().copyOut(sql, OutputStream.nullOutputStream()));
  }

  /**
   * Writes the rows of a COPY ... TO stdout as they come, one row at a time in memory, and gives
   * their number. Throws {@link SqlFailure}, or what {@code to} throws.
   */
  public long copyOut(String sql, OutputStream to) throws IOException {
    try {
      return driver.getCopyAPI().copyOut(sql, to);
    } catch (SQLException e) {
      throw failure(e, 0);
    }
  }

  /** Ends an open transaction without its changes; no round trip when there is none. */
  public void rollBack() {
    if (driver.getTransactionState() != TransactionState.IDLE) {
      execute("ROLLBACK");
    }
  }

  private void call(Answers answers, Call call) {
    CancelTimer timer = CancelTimer.start(driver, limit.get().orElse(null));
    try {
      call.run();
    } catch (SQLException e) {
      throw failure(e, answers.completed());
    } catch (IOException e) {
      throw new IllegalStateException("reading and writing in memory cannot fail", e);
    } finally {
      timer.stop();
    }
  }

  private SqlFailure failure(SQLException e, int completed) {
    return new SqlFailure(e, completed, isClosed());
  }

  private boolean isClosed() {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  /** Cancels every later call that takes longer; null takes the limit away. */
  public void limit(@Nullable Duration longest) {
    limit = () -> Optional.ofNullable(longest);
  }

  /** Cancels every later call that takes longer than what is left when it begins. */
  public void limitTo(Supplier<Optional<Duration>> left) {
    limit = left;
  }

  /** True while a transaction is open, failed or not. */
  public boolean inTransaction() {
    return driver.getTransactionState() != TransactionState.IDLE;
  }

  /** The process id the server, or whatever stands before it, announced when we connected. */
  public int announcedPid() {
    return driver.getBackendPID();
  }

  /** All that the server reports of itself by name, such as {@code client_encoding}. */
  public Map<String, String> reported() {
    return Map.copyOf(driver.getParameterStatuses());
  }

  /** Asks the server, from any thread, to cancel what the session waits for; true when asked. */
  public boolean cancel() {
    try {
      driver.cancelQuery();
      return true;
    } catch (SQLException unreachable) {
      notices.accept("cancelling failed: " + unreachable.getMessage());
      return false;
    }
  }

  /** The server's version as it announced it, such as {@code 18.6}. */
  public String serverVersion() {
    return String.valueOf(driver.getParameterStatus("server_version"));
  }

  /** Closes the connection; the server ends what was open. Never throws. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException alreadyGone) {
      notices.accept("closing the connection failed: " + alreadyGone.getMessage());
    }
  }
}
