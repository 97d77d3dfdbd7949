package dev.slipway.preflight;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import java.util.List;

/**
 * How many more sessions our role could open (PostgreSQL manual, chapter 20.3 "Connections and
 * Authentication"). A run needs two, a backup some more.
 */
final class ConnectionGauge implements Gauge {

  private static final long NEEDED = 2;
  private static final long ENOUGH = 10;

  private static final String SQL =
      """
      SELECT LEAST(
          s.most - CASE WHEN r.rolsuper THEN 0 ELSE s.reserved END
            - (SELECT sum(numbackends) FROM pg_stat_database),
          CASE WHEN d.datconnlimit >= 0 AND NOT r.rolsuper THEN d.datconnlimit
            - (SELECT numbackends FROM pg_stat_database t WHERE t.datid = d.oid) END,
          CASE WHEN r.rolconnlimit >= 0 AND NOT r.rolsuper THEN r.rolconnlimit
            - (SELECT count(*) FROM pg_stat_activity a WHERE a.usesysid = r.oid) END) AS free,
        s.most
      FROM pg_database d, pg_roles r,
        (SELECT current_setting('max_connections')::int AS most,
          current_setting('superuser_reserved_connections')::int
            + COALESCE(current_setting('reserved_connections', true)::int, 0) AS reserved) s
      WHERE d.datname = current_database() AND r.rolname = session_user\
      """;

  @Override
  public String sql(PendingWork work) {
    return SQL;
  }

  @Override
  public List<Reading> read(Rows answer, PendingWork work) {
    Row row = answer.first();
    long free = Math.max(0, row.number("free"));
    return List.of(
        Reading.of(
            "connections",
            Light.below(free, ENOUGH - 1, NEEDED - 1),
            "%d free of %d".formatted(free, row.number("most")),
            List.of(),
            "close idle sessions, or raise max_connections (or the CONNECTION LIMIT of the role or"
                + " the database)"));
  }
}
