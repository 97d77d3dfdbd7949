package dev.slipway.mysql;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Rows as they come from the server, one at a time in memory. Not thread-safe. */
public final class MysqlCursor implements AutoCloseable {

  private final MysqlSession session;
  private final String what;
  private final Statement statement;
  private final ResultSet result;
  private long rows;
  private boolean ended;

  MysqlCursor(MysqlSession session, String what, Statement statement, ResultSet result) {
    this.session = session;
    this.what = what;
    this.statement = statement;
    this.result = result;
  }

  /** Goes to the next row; false behind the last one. Throws {@link MysqlFailure}. */
  public boolean next() {
    try {
      ended = !result.next();
      rows += ended ? 0 : 1;
      return !ended;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** How many rows have come, and so the number of this one, from 1. */
  public long rows() {
    return rows;
  }

  /** The bytes of a text, a bit field or binary data; null for NULL. Columns count from 1. */
  public byte @Nullable [] bytes(int column) {
    try {
      return result.getBytes(column);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** The bytes of a number or a time as the server writes it; null for NULL. */
  public byte @Nullable [] plain(int column) {
    try {
      String text = result.getString(column);
      return text == null ? null : text.getBytes(StandardCharsets.ISO_8859_1);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private RuntimeException failure(SQLException e) {
    return session.failure(what + (rows == 0 ? "" : " behind row " + rows), e);
  }

  /** Ends it; where rows are left, the session ends too: they would all have to be read first. */
  @Override
  public void close() {
    if (!ended) {
      session.giveUp();
      return;
    }
    try {
      result.close();
      statement.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }
}
