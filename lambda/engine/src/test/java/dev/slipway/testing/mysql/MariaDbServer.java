package dev.slipway.testing.mysql;

import dev.slipway.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The MariaDB server that all tests of one JVM share; it starts with the first call and stops when
 * the JVM ends. Where it is not installed, the test is skipped with one line that says so.
 */
public final class MariaDbServer {

  /** User of the tests, who may do everything. */
  public static final String USER = "slipway_owner";

  /** The password of all tests, for which {@link dev.slipway.testing.leaks.LeakWatch} looks. */
  public static final String PASSWORD = PostgresServer.PASSWORD;

  /** Far from UTC and with half an hour, so that assumptions show. */
  public static final String TIME_ZONE = "+09:30";

  private static final long LIMIT = TimeUnit.SECONDS.toNanos(60);

  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private MariaDbServer() {}

  /** Skips the test where MariaDB is not installed. */
  public static void assumeInstalled() {
    MariaDbPrograms.path("mariadbd");
    MariaDbPrograms.path("mariadb-install-db");
  }

  /** Port on the loopback interface. */
  public static int port() {
    return Running.SERVER.port();
  }

  /** Number of the server's process. */
  public static long pid() {
    return Running.SERVER.pid();
  }

  /** Creates an empty database and returns its name, never used before. */
  public static String createDatabase() {
    String name = "slipway_test_" + DATABASES.incrementAndGet();
    execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
    return name;
  }

  /** Drops a database. */
  public static void dropDatabase(String name) {
    execute("DROP DATABASE IF EXISTS " + name);
  }

  /** Opens a connection for {@link #USER}; the caller closes it. */
  public static Connection connect(String database) throws SQLException {
    return connect(Running.SERVER.port(), database, USER, PASSWORD);
  }

  static Connection connect(int port, String database, String user, String password)
      throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?sslMode=disable", user, password);
  }

  private static void execute(String sql) {
    try (Connection connection = connect("");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("The test server refused: " + sql, e);
    }
  }

  private static MariaDbProcess start() {
    return start("--default-time-zone=" + TIME_ZONE);
  }

  /** One of its own, with the same user. */
  static MariaDbProcess start(String... settings) {
    MariaDbProcess process = MariaDbProcess.start(settings);
    try (Connection root = await(process);
        Statement statement = root.createStatement()) {
      statement.execute("CREATE USER '" + USER + "'@'%' IDENTIFIED BY '" + PASSWORD + "'");
      statement.execute("GRANT ALL ON *.* TO '" + USER + "'@'%' WITH GRANT OPTION");
      return process;
    } catch (SQLException e) {
      throw new IllegalStateException("The test server took no user", e);
    }
  }

  private static Connection await(MariaDbProcess process) throws SQLException {
    long end = System.nanoTime() + LIMIT;
    while (true) {
      process.throwIfEnded();
      try {
        return connect(process.port(), "", "root", "");
      } catch (SQLException notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
        LockSupport.parkNanos(PAUSE);
      }
    }
  }

  /** Holds the one server; loading this class starts it. */
  private static final class Running {
    static final MariaDbProcess SERVER = start();
  }
}
