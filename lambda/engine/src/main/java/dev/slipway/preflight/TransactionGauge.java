package dev.slipway.preflight;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import java.util.List;

/** Open transactions of others: each lock that DDL needs waits for those that hold one. */
final class TransactionGauge implements Gauge {

  private static final int MINUTE = 60;
  private static final int HALF_AN_HOUR = 30 * MINUTE;
  private static final int SHOWN = 5;

  /**
   * Of another role's session only the locks are everybody's to see. The autovacuum daemon, which
   * has no role, gives way to DDL by itself unless it prevents wraparound (PostgreSQL manual,
   * "Routine Vacuuming").
   */
  private static final String SQL =
      """
      SELECT a.pid, concat_ws(', ', NULLIF(a.application_name, ''), 'role ' || a.usename,
          CASE WHEN a.usesysid IS NULL THEN a.backend_type END, a.state) AS who,
        COALESCE(extract(epoch FROM clock_timestamp() - a.xact_start)::bigint, 0) AS seconds,
        (SELECT string_agg(DISTINCT l.relation::regclass::text, ', ') FROM pg_locks l
          JOIN %s t ON t.oid = l.relation
          WHERE l.pid = a.pid AND l.granted AND l.database = a.datid) AS touched
      FROM pg_stat_activity a
      WHERE a.datname = current_database() AND a.pid <> pg_backend_pid()
        AND (a.usesysid IS NOT NULL OR a.query LIKE '%% (to prevent wraparound)')
        AND (a.xact_start IS NOT NULL AND a.state IS NOT NULL
          OR EXISTS (SELECT FROM pg_locks l WHERE l.pid = a.pid AND l.granted
            AND l.database = a.datid AND l.locktype = 'relation' AND l.relation >= 16384))
      ORDER BY seconds DESC, a.pid\
      """;

  @Override
  public String sql(PendingWork work) {
    return SQL.formatted(work.tablesSql());
  }

  @Override
  public List<Reading> read(Rows answer, PendingWork work) {
    List<Row> open = answer.list();
    long oldest = open.stream().mapToLong(row -> row.number("seconds")).max().orElse(0);
    Light light = Light.above(oldest, MINUTE, HALF_AN_HOUR);
    boolean inTheWay = open.stream().anyMatch(row -> row.get("touched") != null);
    return List.of(
        Reading.of(
            "open transactions",
            inTheWay ? light.or(Light.YELLOW) : light,
            open.isEmpty()
                ? "none"
                : "%d, the oldest for %s".formatted(open.size(), Figures.time(oldest)),
            open.stream().limit(SHOWN).map(TransactionGauge::told).toList(),
            "let them end, or end them with SELECT pg_terminate_backend(PID): what is to run waits"
                + " for their locks, and CREATE INDEX CONCURRENTLY for all of them"));
  }

  private static String told(Row row) {
    String touched = row.get("touched");
    return "session "
        + row.text("pid")
        + " ("
        + row.text("who")
        + ") for "
        + Figures.time(row.number("seconds"))
        + (touched == null ? "" : ", holds locks on " + touched + ", which is to be changed");
  }
}
