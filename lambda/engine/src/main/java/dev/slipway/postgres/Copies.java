package dev.slipway.postgres;

import dev.slipway.error.RowTooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;

/** Rows that go to a server, or come from it, by COPY (PostgreSQL manual, chapter 54.2.6). */
public final class Copies {

  private static final int BUFFER = 64 * 1024;

  private final Session session;
  private final BaseConnection driver;
  private final GuardedCalls calls;
  private final Screen screen;

  Copies(Session session, BaseConnection driver, GuardedCalls calls, Screen screen) {
    this.session = session;
    this.driver = driver;
    this.calls = calls;
    this.screen = screen;
  }

  /**
   * Sends the rows of a COPY ... FROM stdin. Throws {@link SqlFailure}.
   *
   * @param rows of which no read may end within a character of two units
   */
  public void in(String sql, Reader rows) {
    try {
      copy(() -> driver.getCopyAPI().copyIn(sql, rows, BUFFER));
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
    return copy(() -> driver.getCopyAPI().copyIn(sql, rows, BUFFER));
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
      return copy(() -> driver.getCopyAPI().copyOut(sql, to));
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
