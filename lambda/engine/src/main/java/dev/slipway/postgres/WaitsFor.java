package dev.slipway.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;

/**
 * Tells for whom a session waits that waits without end, such as one that builds an index beside
 * others' transactions. A second connection asks (PostgreSQL manual, pg_blocking_pids); who cannot
 * open one is told nothing.
 */
final class WaitsFor extends TimerTask implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** Which of the prepared transactions blocks, the server does not say: its pid is 0. */
  private static final String ASK =
      """
      SET LOCAL search_path = pg_catalog, pg_temp;
      WITH blocking AS (SELECT unnest(pg_blocking_pids(%d)) AS pid)
      SELECT string_agg(text, ', ' ORDER BY since) FROM (
        SELECT 'session ' || a.pid || ' (' || concat_ws(', ',
            COALESCE(NULLIF(application_name, ''), 'no name'),
            COALESCE(state, 'of role ' || usename),
            'open for ' || date_trunc('second', now() - xact_start)) || ')' AS text,
          xact_start AS since
        FROM pg_stat_activity a WHERE a.pid IN (SELECT pid FROM blocking)
        UNION ALL
        SELECT %s, prepared
        FROM pg_prepared_xacts
        WHERE database = current_database() AND 0 IN (SELECT pid FROM blocking)) b\
      """;

  private final QuestionConnections connections;
  private final int pid;
  private final Consumer<String> told;
  private final Timer timer = new Timer("slipway-waits-for", true);
  private String last = "";

  private WaitsFor(QuestionConnections connections, int pid, Consumer<String> told) {
    this.connections = connections;
    this.pid = pid;
    this.told = told;
  }

  /** Looks from time to time until it is closed; {@code told} hears of each new one. */
  static WaitsFor start(QuestionConnections connections, int pid, Consumer<String> told) {
    WaitsFor waits = new WaitsFor(connections, pid, told);
    waits.timer.schedule(waits, PAUSE.toMillis(), PAUSE.toMillis());
    return waits;
  }

  @Override
  public void run() {
    String now = ask();
    String who = now.replaceAll("open for [^;)]*", "");
    if (!now.isEmpty() && !who.equals(last)) {
      told.accept(now);
    }
    last = who;
  }

  private String ask() {
    try (Connection connection = connections.open("").connection();
        Statement statement = connection.createStatement()) {
      statement.execute(ASK.formatted(pid, PreparedTransactions.TEXT));
      statement.getMoreResults();
      try (ResultSet row = statement.getResultSet()) {
        return row.next() && row.getString(1) != null ? row.getString(1) : "";
      }
    } catch (SQLException unreachable) {
      return "";
    }
  }

  @Override
  public void close() {
    timer.cancel();
  }
}
