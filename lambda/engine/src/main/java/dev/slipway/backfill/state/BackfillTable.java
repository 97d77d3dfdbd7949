package dev.slipway.backfill.state;

import static dev.slipway.postgres.Sql.literal;

import dev.slipway.backfill.state.BackfillState.Asked;
import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.history.HistoryStore;
import dev.slipway.json.TextArray;
import dev.slipway.postgres.Session;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads schema_migration_backfills, and makes the SQL that writes it: each text ends with a
 * semicolon and a line break, and is to be run as one of ours.
 */
public final class BackfillTable {

  private static final String TIMES =
      "to_char(%1$s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') AS %1$s";

  private final String table;

  /** The table in a history schema; reads nothing yet. */
  public BackfillTable(String schema) {
    this.table = HistoryStore.backfills(schema);
  }

  /** All that is remembered, by name and part. The table must be there. One round trip. */
  public List<BackfillState> all(Session session) {
    return read(session, "");
  }

  /** What is remembered of a backfill, by part. The table must be there. One round trip. */
  public List<BackfillState> of(Session session, String name) {
    return read(session, " WHERE name = " + literal(name));
  }

  private List<BackfillState> read(Session session, String where) {
    String times =
        String.join(", ", times("started_at"), times("updated_at"), times("finished_at"));
    String sql =
        "SELECT name, part, run_id, checksum, parameters, state, asked, asked_by, cursor, last_key,"
            + " rows_total, rows_seen, rows_changed, batches, retries, batch_size, message, "
            + times
            + " FROM "
            + table
            + where
            + " ORDER BY name, part";
    return session.execute(sql).get(0).list().stream().map(BackfillState::of).toList();
  }

  private static String times(String column) {
    return TIMES.formatted(column);
  }

  /** Forgets a backfill. */
  public String forget(String name) {
    return "DELETE FROM " + table + " WHERE name = " + literal(name) + ";\n";
  }

  /**
   * By which key the cursor of a part is; empty where it has none. The table must be there. One
   * round trip.
   */
  public String goneBy(Session session, BackfillState state) {
    String sql =
        "SELECT COALESCE(gone_by, '') AS gone_by FROM "
            + table
            + where(state.name(), state.part())
            + " AND (cursor IS NOT NULL OR last_key IS NOT NULL)";
    return session.execute(sql).get(0).list().stream()
        .map(row -> row.text("gone_by"))
        .findFirst()
        .orElse("");
  }

  /**
   * Writes down one that begins, where none of its name and part is.
   *
   * @param goneBy what its rows are gone through by
   */
  public String begin(BackfillState state, String goneBy) {
    return "INSERT INTO "
        + table
        + " (name, part, run_id, checksum, parameters, state, gone_by, cursor, last_key,"
        + " rows_total, rows_seen, rows_changed, batches, retries, started_at, updated_at) VALUES ("
        + String.join(
            ", ",
            literal(state.name()),
            literal(state.part()),
            literal(state.runId()),
            literal(state.checksum()),
            literal(state.parameters()),
            literal(state.phase().text()),
            literal(goneBy),
            literal(text(state.cursor())),
            literal(text(state.lastKey())),
            String.valueOf(state.total()))
        + ", 0, 0, 0, 0, clock_timestamp(), clock_timestamp())"
        + " ON CONFLICT (name, part) DO NOTHING;\n";
  }

  /** A run takes it on, as its backfill is now; what was asked for is done with. */
  public String takeOn(BackfillState state, UUID runId, String checksum, String parameters) {
    return "UPDATE "
        + table
        + " SET run_id = "
        + literal(runId.toString())
        + ", checksum = "
        + literal(checksum)
        + ", parameters = "
        + literal(parameters)
        + ", state = 'running', asked = NULL, asked_by = NULL, message = NULL,"
        + " updated_at = clock_timestamp(), finished_at = NULL"
        + where(state.name(), state.part())
        + ";\n";
  }

  /** What is wanted of it now: one row, none where another run has taken it on. */
  public String wanted(String name, int part, UUID runId) {
    return "SELECT asked, asked_by FROM " + table + where(name, part) + ours(runId) + ";\n";
  }

  /**
   * A batch is done, for the transaction that does it. That fails (23502): for {@code run_id} where
   * another run has taken it on, or the same batch was done before; for {@code batches} where a
   * condition does not hold.
   */
  public String advance(BackfillState before, UUID runId, Step step, String condition) {
    return "UPDATE "
        + table
        + " SET run_id = CASE WHEN run_id = "
        + literal(runId.toString())
        + " AND batches = "
        + before.counters().batches()
        + " THEN run_id END, cursor = "
        + literal(text(step.cursor()))
        + ", rows_seen = rows_seen + "
        + step.rows()
        + ", rows_changed = rows_changed + "
        + step.changed()
        + ", batches = CASE WHEN "
        + condition
        + " THEN batches + 1 END, retries = "
        + step.retries()
        + ", batch_size = "
        + step.size()
        + ", updated_at = clock_timestamp()"
        + where(before.name(), before.part())
        + " RETURNING true AS advanced;\n";
  }

  /**
   * One batch that is done.
   *
   * @param cursor the key of its last row, null where it goes by none
   * @param rows that it looked at
   * @param size rows that it may have had
   * @param retries of the backfill so far
   */
  public record Step(
      @Nullable List<String> cursor, long rows, long changed, int size, long retries) {}

  /** How a run leaves it, where it is still that run's. */
  public String end(BackfillState state, UUID runId, Phase phase, int size, String message) {
    return "UPDATE "
        + table
        + " SET state = "
        + literal(phase.text())
        + ", message = "
        + literal(message)
        + ", retries = "
        + state.counters().retries()
        + ", batch_size = "
        + size
        + ", updated_at = clock_timestamp(), finished_at = clock_timestamp()"
        + where(state.name(), state.part())
        + ours(runId)
        + ";\n";
  }

  /** Somebody wants something of all parts that have not ended; a row for each. */
  public String ask(String name, Asked asked, @Nullable String by) {
    return "UPDATE "
        + table
        + " SET asked = "
        + literal(asked.text())
        + ", asked_by = COALESCE("
        + literal(by)
        + ", session_user::text), updated_at = clock_timestamp() WHERE name = "
        + literal(name)
        + " AND state NOT IN ('done', 'cancelled') RETURNING part;\n";
  }

  /** It is so at once, where no run works at a part that could notice it. */
  public String settle(String name, int part, Phase phase) {
    return "UPDATE "
        + table
        + " SET state = "
        + literal(phase.text())
        + ", finished_at = clock_timestamp()"
        + where(name, part)
        + " AND state NOT IN ('done', 'cancelled');\n";
  }

  private static String where(String name, int part) {
    return " WHERE name = " + literal(name) + " AND part = " + part;
  }

  private static String ours(UUID runId) {
    return " AND run_id = " + literal(runId.toString());
  }

  private static @Nullable String text(@Nullable List<String> key) {
    return key == null ? null : TextArray.of(key);
  }
}
