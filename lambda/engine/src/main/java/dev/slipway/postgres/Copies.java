package dev.slipway.postgres;

import dev.slipway.error.RowTooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import org.postgresql.copy.CopyIn;
import org.postgresql.core.BaseConnection;

/** Rows that go to a server, or come from it, by COPY (PostgreSQL manual, chapter 54.2.6). */
public final class Copies {

  /** The driver, and what ends its calls in time. */
  record Speech(BaseConnection driver, GuardedCalls calls) {}

  private static final int BUFFER = 64 * 1024;

  /** What a server that is there needs to say that rows which do not come any more are dropped. */
  private static final int CANCEL_MILLIS = 30_000;

  private final Session session;
  private final BaseConnection driver;
  private final GuardedCalls calls;
  private final Screen screen;
  private final LongConsumer sent;

  /** {@code sent} is told how many bytes of rows went to the server, by the thread that sends. */
  Copies(Session session, Speech speech, Screen screen, LongConsumer sent) {
    this.session = session;
    this.driver = speech.driver();
    this.calls = speech.calls();
    this.screen = screen;
    this.sent = sent;
  }

  /**
   * Sends the rows of a COPY ... FROM stdin. Throws {@link SqlFailure}.
   *
   * @param rows of which no read may end within a character of two units
   */
  public void in(String sql, Reader rows) {
    try {
      copy(() -> driver.getCopyAPI().copyIn(session.written(sql), rows, BUFFER));
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /**
   * Sends the bytes of a COPY ... FROM stdin as they come, a buffer at a time in memory, and gives
   * the number of rows. Throws {@link SqlFailure}, or what {@code rows} throws; no row is copied
   * then.
   */
  public long in(String sql, InputStream rows) throws IOException {
    CopyIn[] begun = new CopyIn[1];
    try {
      return copy(
          () -> {
            begun[0] = driver.getCopyAPI().copyIn(session.written(sql));
            return send(rows, begun[0]);
          });
    } finally {
      if (begun[0] != null && begun[0].isActive()) {
        cancel(begun[0]);
      }
    }
  }

  private long send(InputStream rows, CopyIn copy) throws SQLException, IOException {
    byte[] buffer = new byte[BUFFER];
    for (int length = rows.read(buffer); length >= 0; length = rows.read(buffer)) {
      copy.writeToCopy(buffer, 0, length);
      sent.accept(length);
    }
    return copy.endCopy();
  }

  /**
   * Outside of the guarded call, which closes the socket of a server that is silent: the driver
   * reads the answer of a closed one for ever. The answer to this is always that it failed.
   */
  private void cancel(CopyIn copy) {
    try {
      driver.setNetworkTimeout(Runnable::run, CANCEL_MILLIS);
      copy.cancelCopy();
      driver.setNetworkTimeout(Runnable::run, 0);
    } catch (SQLException gone) {
      // What broke it off is told.
    }
  }

  /** Runs a COPY ... TO stdout and drops the rows. Throws {@link SqlFailure}. */
  public void out(String sql) {
    try {
      out(sql, OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /**
   * Writes the rows of a COPY ... TO stdout as they come, one row at a time in memory, and gives
   * their number. Throws {@link SqlFailure}, {@link RowTooLarge}, after which only closing is left,
   * or what {@code to} throws.
   */
  public long out(String sql, OutputStream to) throws IOException {
    try {
      return copy(() -> driver.getCopyAPI().copyOut(session.written(sql), to));
    } catch (OutOfMemoryError e) {
      throw new RowTooLarge(screen.message(), e);
    }
  }

  private long copy(GuardedCalls.Call<Long> call) throws IOException {
    session.setUp();
    try {
      return calls.run(call);
    } catch (SQLException e) {
      throw session.failure(e, 0, 0);
    }
  }

  private static IllegalStateException inMemory(IOException e) {
    return new IllegalStateException("reading and writing in memory cannot fail", e);
  }
}
