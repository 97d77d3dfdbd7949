package dev.slipway.preflight;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import java.util.List;

/** Replication slots that nobody reads: all that is written is kept for them. */
final class SlotGauge implements Gauge {

  private static final long YELLOW = 1_000_000_000L;
  private static final long RED = 50_000_000_000L;

  private static final String SQL =
      """
      SELECT slot_name AS name, wal_status AS status, active,
        CASE WHEN NOT pg_is_in_recovery() THEN
          pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::bigint END AS kept
      FROM pg_replication_slots
      WHERE NOT active OR wal_status IN ('unreserved', 'lost') ORDER BY 1\
      """;

  @Override
  public String sql(PendingWork work) {
    return SQL;
  }

  @Override
  public List<Reading> read(Rows answer, PendingWork work) {
    List<Row> idle = answer.list();
    long kept = idle.stream().mapToLong(row -> row.number("kept")).max().orElse(0);
    Light light = Light.above(kept, YELLOW, RED);
    boolean lost = idle.stream().anyMatch(row -> !row.text("status").matches("|reserved|extended"));
    return List.of(
        Reading.of(
            "replication slots",
            lost ? light.or(Light.YELLOW) : light,
            idle.isEmpty()
                ? "none is idle"
                : "%d idle, %s kept".formatted(idle.size(), Figures.bytes(kept)),
            idle.stream().map(SlotGauge::told).toList(),
            "start what reads them, or drop them with pg_drop_replication_slot(NAME): the disk"
                + " fills with what is kept"));
  }

  private static String told(Row row) {
    return "%s: %s kept, %s"
        .formatted(row.text("name"), Figures.bytes(row.number("kept")), row.text("status"));
  }
}
