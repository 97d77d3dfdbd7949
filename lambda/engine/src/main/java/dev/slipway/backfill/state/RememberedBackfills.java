package dev.slipway.backfill.state;

import static dev.slipway.postgres.Sql.literal;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import java.util.List;

/** Reads schema_migration_backfills, which must be there. */
public final class RememberedBackfills {

  private static final String TIME =
      "to_char(%1$s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') AS %1$s";

  private final String table;

  RememberedBackfills(String table) {
    this.table = table;
  }

  /** All that is remembered, by name and part. One round trip. */
  public List<BackfillState> all(Session session) {
    return read(session, "");
  }

  /** What is remembered of a backfill, by part. One round trip. */
  public List<BackfillState> of(Session session, String name) {
    return read(session, " WHERE name = " + literal(name));
  }

  private List<BackfillState> read(Session session, String where) {
    String sql =
        """
        SELECT name, part, run_id, checksum, parameters, state, asked, asked_by, cursor, last_key,
          rows_total, rows_seen, rows_changed, batches, retries, batch_size, message, %s, %s, %s
        FROM %s%s ORDER BY name, part"""
            .formatted(time("started_at"), time("updated_at"), time("finished_at"), table, where);
    return rows(session, sql).stream().map(BackfillState::of).toList();
  }

  private static String time(String column) {
    return TIME.formatted(column);
  }

  /** By which key the cursor of a part is; empty where it has none. One round trip. */
  public String goneBy(Session session, BackfillState state) {
    String sql =
        """
        SELECT COALESCE(gone_by, '') AS gone_by FROM %s%s
          AND (cursor IS NOT NULL OR last_key IS NOT NULL)"""
            .formatted(table, BackfillTable.where(state.name(), state.part()));
    return rows(session, sql).stream().map(row -> row.text("gone_by")).findFirst().orElse("");
  }

  private static List<Row> rows(Session session, String sql) {
    return session.execute(sql).get(0).list();
  }
}
