package dev.slipway.history;

import dev.slipway.migration.Version;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of schema_migrations.
 *
 * @param appliedAt as ISO 8601 text in UTC, null when the table says nothing
 * @param checksum of the UP section; for a partial row of the segments that are done; null when the
 *     row was written by another hand
 * @param segmentsDone for a partial row how many segments are done, else 0
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
    @Nullable String downScript,
    @Nullable String appliedBy) {

  static HistoryRow of(Map<String, @Nullable String> row) {
    return new HistoryRow(
        Version.of(String.valueOf(row.get("version"))),
        row.get("applied_at"),
        row.get("checksum"),
        number(row.get("execution_time_ms")),
        row.get("description"),
        State.of(String.valueOf(row.get("state"))),
        row.get("segments_done") == null
            ? 0
            : Integer.parseInt(String.valueOf(row.get("segments_done"))),
        row.get("down_script"),
        row.get("applied_by"));
  }

  private static @Nullable Integer number(@Nullable String text) {
    return text == null ? null : Integer.valueOf(text);
  }

  /** True when the migration is not done as a whole. */
  public boolean isPartial() {
    return state == State.PARTIAL;
  }
}
