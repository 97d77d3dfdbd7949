package dev.slipway.backfill.state;

import static dev.slipway.postgres.Sql.literal;

import dev.slipway.backfill.state.BackfillState.Asked;
import dev.slipway.backfill.state.BackfillState.Phase;
import dev.slipway.history.HistoryStore;
import dev.slipway.json.TextArray;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The SQL that writes schema_migration_backfills: each text ends with a semicolon and a line break,
 * and is to be run as one of ours.
 */
public final class BackfillTable {

  private final String table;

  /** The table in a history schema. */
  public BackfillTable(String schema) {
    this.table = HistoryStore.backfills(schema);
  }

  /** What is remembered in it. */
  public RememberedBackfills remembered() {
    return new RememberedBackfills(table);
  }

  /** Forgets a backfill. */
  public String forget(String name) {
    return "DELETE FROM " + table + " WHERE name = " + literal(name) + ";\n";
  }

  /**
   * Writes down one that begins, where none of its name and part is.
   *
   * @param goneBy what its rows are gone through by
   */
  public String begin(BackfillState state, String goneBy) {
    return """
        INSERT INTO %s
          (name, part, run_id, checksum, parameters, state, gone_by, cursor, last_key, rows_total,
          rows_seen, rows_changed, batches, retries, started_at, updated_at)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s,
          0, 0, 0, 0, clock_timestamp(), clock_timestamp())
        ON CONFLICT (name, part) DO NOTHING;
        """
        .formatted(
            table,
            literal(state.name()),
            literal(state.part()),
            literal(state.runId()),
            literal(state.checksum()),
            literal(state.parameters()),
            literal(state.phase().text()),
            literal(goneBy),
            literal(text(state.cursor())),
            literal(text(state.lastKey())),
            state.total());
  }

  /** A run takes it on, as its backfill is now; what was asked for is done with. */
  public String takeOn(BackfillState state, UUID runId, String checksum, String parameters) {
    return """
        UPDATE %s SET run_id = %s, checksum = %s, parameters = %s, state = 'running',
          asked = NULL, asked_by = NULL, message = NULL, updated_at = clock_timestamp(),
          finished_at = NULL%s;
        """
        .formatted(
            table,
            literal(runId.toString()),
            literal(checksum),
            literal(parameters),
            where(state.name(), state.part()));
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
    return """
        UPDATE %s SET run_id = CASE WHEN run_id = %s AND batches = %s THEN run_id END, cursor = %s,
          rows_seen = rows_seen + %s, rows_changed = rows_changed + %s,
          batches = CASE WHEN %s THEN batches + 1 END, retries = %s, batch_size = %s,
          updated_at = clock_timestamp()%s RETURNING true AS advanced;
        """
        .formatted(
            table,
            literal(runId.toString()),
            before.counters().batches(),
            literal(text(step.cursor())),
            step.rows(),
            step.changed(),
            condition,
            step.retries(),
            step.size(),
            where(before.name(), before.part()));
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
    return """
        UPDATE %s SET state = %s, message = %s, retries = %s, batch_size = %s,
          updated_at = clock_timestamp(), finished_at = clock_timestamp()%s%s;
        """
        .formatted(
            table,
            literal(phase.text()),
            literal(message),
            state.counters().retries(),
            size,
            where(state.name(), state.part()),
            ours(runId));
  }

  /** Somebody wants something of all parts that have not ended; a row for each. */
  public String ask(String name, Asked asked, @Nullable String by) {
    return """
        UPDATE %s SET asked = %s, asked_by = COALESCE(%s, session_user::text),
          updated_at = clock_timestamp()
        WHERE name = %s AND state NOT IN ('done', 'cancelled') RETURNING part;
        """
        .formatted(table, literal(asked.text()), literal(by), literal(name));
  }

  /** It is so at once, where no run works at a part that could notice it. */
  public String settle(String name, int part, Phase phase) {
    return """
        UPDATE %s SET state = %s, finished_at = clock_timestamp()%s
          AND state NOT IN ('done', 'cancelled');
        """
        .formatted(table, literal(phase.text()), where(name, part));
  }

  static String where(String name, int part) {
    return " WHERE name = " + literal(name) + " AND part = " + part;
  }

  private static String ours(UUID runId) {
    return " AND run_id = " + literal(runId.toString());
  }

  private static @Nullable String text(@Nullable List<String> key) {
    return key == null ? null : TextArray.of(key);
  }
}
