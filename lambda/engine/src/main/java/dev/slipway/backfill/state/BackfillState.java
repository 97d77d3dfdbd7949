package dev.slipway.backfill.state;

import dev.slipway.json.TextArray;
import dev.slipway.postgres.Row;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a backfill is, or a part of one; one row of schema_migration_backfills.
 *
 * @param part 0 for all rows
 * @param runId the run that has worked at it last
 * @param checksum of the backfill as that run had it
 * @param parameters the values of its parameters likewise
 * @param asked what somebody wants of it, null for nothing
 * @param askedBy who that is
 * @param cursor the key of the last row that is done, null before the first
 * @param lastKey the key at which the part ends, null where it ends with the table
 * @param total how many rows there were when it began
 * @param size rows of the last batch, null before the first
 * @param message how the last run ended, null while it works
 */
public record BackfillState(
    String name,
    int part,
    String runId,
    String checksum,
    String parameters,
    Phase phase,
    @Nullable Asked asked,
    @Nullable String askedBy,
    @Nullable List<String> cursor,
    @Nullable List<String> lastKey,
    long total,
    Counters counters,
    @Nullable Integer size,
    @Nullable String message,
    @Nullable String startedAt,
    @Nullable String updatedAt,
    @Nullable String finishedAt) {

  /** Where it stands. */
  public enum Phase {
    /** A run works at it, or has ended without a word. */
    RUNNING,
    /** To be gone on with. */
    PAUSED,
    FAILED,
    DONE,
    /** Somebody has given it up. */
    CANCELLED;

    /** The text in the table. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What can be wanted of one that is under way. */
  public enum Asked {
    PAUSE,
    CANCEL;

    /** The text in the table. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** True where somebody wants it to rest until he says otherwise. */
  public boolean isHeld() {
    return asked == Asked.PAUSE && phase != Phase.DONE && phase != Phase.CANCELLED;
  }

  /** How many rows are left, as far as is known without looking; at least one before the end. */
  public long left() {
    return phase == Phase.DONE ? 0 : Math.max(1, total - counters.seen());
  }

  /** The same a batch later. */
  public BackfillState with(@Nullable List<String> newCursor, Counters newCounters) {
    return new BackfillState(
        name,
        part,
        runId,
        checksum,
        parameters,
        phase,
        asked,
        askedBy,
        newCursor,
        lastKey,
        total,
        newCounters,
        size,
        message,
        startedAt,
        updatedAt,
        finishedAt);
  }

  /** The same when its run has ended. */
  public BackfillState ended(Phase newPhase, String newMessage) {
    return new BackfillState(
        name,
        part,
        runId,
        checksum,
        parameters,
        newPhase,
        asked,
        askedBy,
        cursor,
        lastKey,
        total,
        counters,
        size,
        newMessage,
        startedAt,
        updatedAt,
        finishedAt);
  }

  static BackfillState of(Row row) {
    String size = row.get("batch_size");
    return new BackfillState(
        row.text("name"),
        (int) row.number("part"),
        row.text("run_id"),
        row.text("checksum"),
        row.text("parameters"),
        Phase.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
        asked(row.get("asked")),
        row.get("asked_by"),
        key(row.get("cursor")),
        key(row.get("last_key")),
        row.number("rows_total"),
        new Counters(
            row.number("rows_seen"),
            row.number("rows_changed"),
            row.number("batches"),
            row.number("retries")),
        size == null ? null : Integer.valueOf(size),
        row.get("message"),
        row.get("started_at"),
        row.get("updated_at"),
        row.get("finished_at"));
  }

  static @Nullable Asked asked(@Nullable String text) {
    return text == null ? null : Asked.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static @Nullable List<String> key(@Nullable String text) {
    return text == null ? null : TextArray.texts(text);
  }
}
