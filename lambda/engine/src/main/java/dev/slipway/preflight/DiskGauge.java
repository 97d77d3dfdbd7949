package dev.slipway.preflight;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import java.util.List;

/**
 * The room that the changed tables would take once more, where all of them were written anew. How
 * much there is, the server tells nobody.
 */
final class DiskGauge implements Gauge {

  private static final long YELLOW = 1_000_000_000L;
  private static final int SHOWN = 5;

  @Override
  public String sql(PendingWork work) {
    return "SELECT c.oid::regclass AS name, pg_total_relation_size(c.oid) AS bytes FROM "
        + work.tablesSql()
        + " t JOIN pg_class c ON c.oid = t.oid WHERE t.change AND c.relkind IN ('r', 'm')"
        + " ORDER BY 2 DESC, 1";
  }

  @Override
  public List<Reading> read(Rows answer, PendingWork work) {
    long bytes = answer.list().stream().mapToLong(row -> row.number("bytes")).sum();
    return List.of(
        Reading.of(
            "disk",
            Light.above(bytes, YELLOW, Long.MAX_VALUE),
            "up to %s more".formatted(Figures.bytes(bytes)),
            answer.list().stream().limit(SHOWN).map(DiskGauge::told).toList(),
            "see that so much is free (on RDS: FreeStorageSpace), and as much again for WAL"));
  }

  private static String told(Row row) {
    return row.text("name") + ": " + Figures.bytes(row.number("bytes"));
  }
}
