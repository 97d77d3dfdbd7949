package dev.slipway.history;

import dev.slipway.migration.Version;
import dev.slipway.postgres.Row;
import org.jspecify.annotations.Nullable;

/**
 * One row of schema_migrations.
 *
 * @param appliedAt as ISO 8601 text in UTC, null when the table says nothing
 * @param checksum of the UP section; for a row of which segments are done, of those; null when the
 *     row was written by another hand
 * @param segmentsDone for a row that is not done as a whole how many segments are done, else 0
 * @param segmentBegun whether the segment behind them was begun outside of transactions, and
 *     nothing is known of its end
 * @param downScript the DOWN section as it was when applied, null when it had none or was not read
 */
public record HistoryRow(
    Version version,
    @Nullable String appliedAt,
    @Nullable String checksum,
    @Nullable Integer executionTimeMs,
    @Nullable String description,
    State state,
    int segmentsDone,
    boolean segmentBegun,
    @Nullable String downScript,
    @Nullable String appliedBy) {

  static HistoryRow of(Row row) {
    Integer segments = number(row.get("segments_done"));
    int done = segments == null ? 0 : segments;
    State state = State.of(String.valueOf(row.get("state")), done);
    return new HistoryRow(
        Version.of(String.valueOf(row.get("version"))),
        row.get("applied_at"),
        row.get("checksum"),
        number(row.get("execution_time_ms")),
        row.get("description"),
        state,
        Math.abs(done),
        isBegun(state, row.get("segment_begun")),
        row.get("down_script"),
        row.get("applied_by"));
  }

  /** One of which no more is known. Throws {@link IllegalArgumentException} for no state. */
  public static HistoryRow known(Version version, String state, @Nullable String checksum) {
    return new HistoryRow(
        version, null, checksum, null, null, State.of(state, 0), 0, false, null, null);
  }

  private static @Nullable Integer number(@Nullable String text) {
    return text == null ? null : Integer.valueOf(text);
  }

  /** A row that was written before there was the column does not say. */
  private static boolean isBegun(State state, @Nullable String value) {
    boolean half = state == State.PARTIAL || state == State.REVERTING;
    return half && !"f".equals(value);
  }

  /** True when the migration is neither done nor taken back as a whole. */
  public boolean isPartial() {
    return state == State.PARTIAL || isReverting();
  }

  /** True when it is taken back in part. */
  public boolean isReverting() {
    return state == State.REVERTING;
  }
}
