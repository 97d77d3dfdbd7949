package dev.slipway.preflight;

import dev.slipway.postgres.Rows;
import java.util.List;

/** Indexes that a broken CREATE INDEX CONCURRENTLY has left: they cost writes and serve nobody. */
final class InvalidIndexGauge implements Gauge {

  /** One that is just being built is invalid too. */
  private static final String SQL =
      """
      SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_index i
        JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE NOT i.indisvalid AND c.relkind = 'i'
        AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.index_relid = c.oid)
      ORDER BY 1\
      """;

  @Override
  public String sql(PendingWork work) {
    return SQL;
  }

  @Override
  public List<Reading> read(Rows answer, PendingWork work) {
    List<String> names = answer.list().stream().map(row -> row.text("name")).toList();
    return List.of(
        Reading.of(
            "invalid indexes",
            Light.above(names.size(), 1, Integer.MAX_VALUE),
            names.isEmpty() ? "none" : String.valueOf(names.size()),
            names,
            "REINDEX INDEX CONCURRENTLY or DROP INDEX CONCURRENTLY them"));
  }
}
