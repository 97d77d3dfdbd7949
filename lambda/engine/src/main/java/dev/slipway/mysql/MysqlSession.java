package dev.slipway.mysql;

import dev.slipway.config.MysqlSettings;
import dev.slipway.error.SlipwayException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * One session of MySQL or MariaDB that only reads, under settings of ours: values come the same
 * whatever the server, the user or the session's zone say. Not thread-safe but for {@link #giveUp}.
 */
public final class MysqlSession implements AutoCloseable {

  /** Rows that the driver holds at once while it streams: any of them may be large. */
  private static final int FETCH = 1;

  private final MysqlSettings settings;
  private final Connection connection;
  private final MysqlServer server;

  private MysqlSession(MysqlSettings settings, Connection connection, MysqlServer server) {
    this.settings = settings;
    this.connection = connection;
    this.server = server;
  }

  /** Opens one. Throws {@link MysqlFailure} that says why it cannot be, and what to do. */
  public static MysqlSession open(MysqlSettings settings) {
    try {
      Connection connection = MysqlDriver.connect(settings);
      try {
        return new MysqlSession(settings, connection, setUp(connection, settings));
      } catch (SQLException e) {
        end(connection);
        throw e;
      }
    } catch (SQLException e) {
      throw MysqlFailure.connecting(settings, e);
    }
  }

  private static MysqlServer setUp(Connection connection, MysqlSettings settings)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      ResultSet version = statement.executeQuery("SELECT VERSION()");
      version.next();
      MysqlServer server = new MysqlServer(version.getString(1));
      SessionVariables.set(statement);
      statement.execute("USE " + MysqlName.quoted(settings.name()));
      return server;
    }
  }

  /** Which server it is. */
  public MysqlServer server() {
    return server;
  }

  /** Where it is connected to. */
  public MysqlSettings settings() {
    return settings;
  }

  /**
   * Begins a transaction that sees what is committed now, whatever others write until the session
   * ends. Tables of engines without transactions are seen as they are when they are read.
   */
  public void beginSnapshot() {
    run("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    run("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
  }

  private void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failure("beginning a snapshot", e);
    }
  }

  /**
   * All rows of a short answer. Throws {@link MysqlFailure}.
   *
   * @param what is read, for messages
   */
  public List<MysqlRow> rows(String what, String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<MysqlRow> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(MysqlRow.of(result));
      }
      return rows;
    } catch (SQLException e) {
      throw failure("reading " + what, e);
    }
  }

  /**
   * The rows of an answer of any length as they come. Nothing else can be asked until they are all
   * read. Throws {@link MysqlFailure}.
   *
   * @param what is read, for messages
   */
  public MysqlCursor stream(String what, String sql) {
    try {
      Statement statement =
          connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
      statement.setFetchSize(FETCH);
      return new MysqlCursor(this, "reading " + what, statement, statement.executeQuery(sql));
    } catch (SQLException e) {
      throw failure("reading " + what, e);
    }
  }

  SlipwayException failure(String what, SQLException e) {
    return MysqlFailure.during(what, settings, e);
  }

  /** Ends the connection and whatever is under way on it, from any thread; never throws. */
  public void giveUp() {
    abort(connection);
    MysqlPassages.ended(connection);
  }

  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException alreadyGone) {
      // What it was wanted for is reached.
      return;
    }
  }

  /** Closes the connection; never throws. */
  @Override
  public void close() {
    end(connection);
  }

  private static void end(Connection connection) {
    try {
      connection.close();
    } catch (SQLException alreadyGone) {
      abort(connection);
    }
    MysqlPassages.ended(connection);
  }
}
