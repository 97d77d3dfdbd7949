package dev.slipway.testing.leaks;

import dev.slipway.testing.postgres.PgDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Looks for the tests' password in whatever the harness sees come out: output of processes, their
 * arguments, answers of functions, the history. {@link LeakWatch} fails the test in which it does.
 */
public final class Leaks {

  /** Parts of the password: a message may quote half an URL, encoded or not. */
  private static final List<String> PARTS = List.of("s3cr", "p@ss", "p%40ss");

  private static final String HISTORY =
      """
      SELECT pg_catalog.format('%%I.%%I', n.nspname, c.relname)
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND c.relname IN ('%s')
      """;

  private static final Queue<String> FOUND = new ConcurrentLinkedQueue<>();

  private Leaks() {}

  /** Looks at what came out somewhere, and returns it. */
  public static String watched(String where, String text) {
    if (shows(text)) {
      text.lines().filter(Leaks::shows).forEach(line -> FOUND.add(where + ": " + masked(line)));
    }
    return text;
  }

  /** What is written down for all time must not hold a password either. */
  public static void watchHistory(PgDatabase database) {
    try (Connection connection = database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      for (String table : historyTables(statement)) {
        watchTable(statement, table);
      }
    } catch (SQLException e) {
      // Some tests end with a database that lets nobody in.
    }
  }

  /** Most databases have no history: one connection tells so, for a test pays for each. */
  private static List<String> historyTables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    String names = String.join("', '", PgDatabase.HISTORY_TABLES);
    try (ResultSet rows = statement.executeQuery(HISTORY.formatted(names))) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  private static void watchTable(Statement statement, String table) {
    try (ResultSet rows =
        statement.executeQuery("SELECT h::pg_catalog.text FROM " + table + " h")) {
      while (rows.next()) {
        watched(table, rows.getString(1));
      }
    } catch (SQLException e) {
      // Some tests break theirs.
    }
  }

  /** True when a text shows the password or a part of it. */
  static boolean shows(String text) {
    return PARTS.stream().anyMatch(text::contains);
  }

  /** What was found since it was last asked. */
  static List<String> drain() {
    List<String> found = new ArrayList<>();
    for (String one = FOUND.poll(); one != null; one = FOUND.poll()) {
      found.add(one);
    }
    return found;
  }

  /** Else the report of the failure would be the next leak. */
  private static String masked(String line) {
    String masked = line;
    for (String part : PARTS) {
      masked = masked.replace(part, "*".repeat(part.length()));
    }
    return masked;
  }
}
