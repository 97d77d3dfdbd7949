package dev.slipway.bench.tool;

import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Processor time of the server's sessions. Linux adds what a process has used to that of its
 * parent's ended children when it ends (proc(5): cutime, cstime); here that parent is the
 * postmaster.
 */
public final class ServerTime {

  private static final double TICKS_A_SECOND = 100;

  private static final Duration POLL = Duration.ofMillis(5);

  private static final String SESSIONS =
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
          + " AND pid <> pg_backend_pid()";

  private final PgDatabase database;
  private final Path postmaster;
  private final double before;

  private ServerTime(PgDatabase database, Path postmaster) throws IOException {
    this.database = database;
    this.postmaster = postmaster;
    this.before = used();
  }

  /** From now on; nobody else may use the server meanwhile. */
  public static ServerTime begin(PgDatabase database) throws IOException, SQLException {
    String folder = asked(database, "SHOW data_directory");
    List<String> lines = Files.readAllLines(Path.of(folder, "postmaster.pid"));
    return new ServerTime(database, Path.of("/proc", lines.get(0), "stat"));
  }

  /** Seconds until now, when all sessions of the database have ended. */
  public double end() throws IOException, SQLException {
    while (!asked(database, SESSIONS).equals("0")) {
      LockSupport.parkNanos(POLL.toNanos());
    }
    return used() - before;
  }

  private double used() throws IOException {
    String stat = Files.readString(postmaster);
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    return (Long.parseLong(fields.get(13)) + Long.parseLong(fields.get(14))) / TICKS_A_SECOND;
  }

  private static String asked(PgDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
