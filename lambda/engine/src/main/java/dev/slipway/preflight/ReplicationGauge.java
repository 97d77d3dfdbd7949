package dev.slipway.preflight;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import java.util.ArrayList;
import java.util.List;

/** How far standbys are behind: what is to run makes them wait for more. */
final class ReplicationGauge implements Gauge {

  private static final int SECONDS_YELLOW = 10;
  private static final int SECONDS_RED = 300;
  private static final long BYTES_YELLOW = 100_000_000L;
  private static final long BYTES_RED = 10_000_000_000L;

  /** Without the right to see them, the numbers are NULL. */
  private static final String SQL =
      """
      SELECT concat_ws(' at ', NULLIF(application_name, ''), host(client_addr)) AS name, state,
        COALESCE(extract(epoch FROM replay_lag), 0)::bigint AS seconds,
        CASE WHEN NOT pg_is_in_recovery() THEN
          pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)::bigint END AS bytes
      FROM pg_stat_replication ORDER BY 1\
      """;

  @Override
  public String sql(PendingWork work) {
    return SQL;
  }

  @Override
  public List<Reading> read(Rows answer, PendingWork work) {
    List<String> details = new ArrayList<>();
    Light light = Light.GREEN;
    long seconds = 0;
    for (Row row : answer.list()) {
      seconds = Math.max(seconds, row.number("seconds"));
      light =
          light
              .or(Light.above(row.number("seconds"), SECONDS_YELLOW, SECONDS_RED))
              .or(Light.above(row.number("bytes"), BYTES_YELLOW, BYTES_RED));
      details.add(told(row));
    }
    String figure = details.isEmpty() ? "no standby" : Figures.time(seconds) + " behind";
    return List.of(
        Reading.of(
            "replication", light, figure, details, "wait until the standbys have caught up"));
  }

  private static String told(Row row) {
    String bytes = row.get("bytes");
    return row.text("name")
        + ": "
        + (bytes == null
            ? "not ours to see (GRANT pg_monitor)"
            : Figures.time(row.number("seconds"))
                + ", "
                + Figures.bytes(row.number("bytes"))
                + ", "
                + row.text("state"));
  }
}
