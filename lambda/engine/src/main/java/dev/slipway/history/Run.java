package dev.slipway.history;

import dev.slipway.postgres.Row;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of schema_migration_runs; times are ISO 8601 texts in UTC. */
public record Run(
    String runId,
    String action,
    @Nullable String environment,
    String status,
    @Nullable String startedAt,
    @Nullable String finishedAt,
    @Nullable String fromVersion,
    @Nullable String toVersion,
    int applied,
    @Nullable String backupUri,
    @Nullable String invokedBy,
    @Nullable String toolVersion,
    @Nullable String message) {

  /** A paused run is gone on with soon; after an hour its backup is no longer of the start. */
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** True when this run of an action was paused and is still to be gone on with. */
  public boolean isPaused(String sameAction, Instant now) {
    return action.equals(sameAction)
        && status.equals(RunStatus.IN_PROGRESS.text())
        && finishedAt != null
        && Instant.parse(finishedAt).isAfter(now.minus(LONGEST_PAUSE));
  }

  /** A time without end has no text. */
  private static @Nullable String time(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  static Run of(Row row) {
    String applied = row.get("applied");
    return new Run(
        String.valueOf(row.get("run_id")),
        String.valueOf(row.get("action")),
        row.get("environment"),
        String.valueOf(row.get("status")),
        time(row.get("started_at")),
        time(row.get("finished_at")),
        row.get("from_version"),
        row.get("to_version"),
        applied == null ? 0 : Integer.parseInt(applied),
        row.get("backup_uri"),
        row.get("invoked_by"),
        row.get("tool_version"),
        row.get("message"));
  }
}
