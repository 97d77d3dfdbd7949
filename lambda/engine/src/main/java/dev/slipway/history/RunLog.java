package dev.slipway.history;

import dev.slipway.postgres.DatabaseEncoding;
import dev.slipway.postgres.Sql;
import java.time.Duration;

/**
 * The SQL that writes schema_migration_runs. Each text ends with a semicolon and a line break. Of
 * what is only to be read, what the database has no characters for is left out.
 */
public final class RunLog {

  private final String runs;
  private final DatabaseEncoding encoding;

  /** The audit log in a schema. */
  public RunLog(String schema, DatabaseEncoding encoding) {
    this.runs = new HistoryTables(schema).runs();
    this.encoding = encoding;
  }

  String start(RunEntry entry) {
    return "INSERT INTO "
        + runs
        + " (run_id, action, environment, status, started_at, applied, invoked_by, tool_version)"
        + " VALUES ("
        + Sql.literal(entry.runId().toString())
        + ", "
        + Sql.literal(entry.action())
        + ", "
        + environment(entry)
        + ", "
        + Sql.literal(RunStatus.STARTED.text())
        + ", clock_timestamp(), 0, COALESCE("
        + encoding.noted(entry.invokedBy())
        + ", session_user::text), "
        + Sql.literal(entry.toolVersion())
        + ");\n";
  }

  /** A run that says another environment is refused, and the database stays of the one it is of. */
  private String environment(RunEntry entry) {
    String said = Sql.literal(entry.environment());
    return entry.renames()
        ? said
        : "COALESCE((SELECT environment FROM "
            + runs
            + " WHERE "
            + HistoryTables.SAYS_ENVIRONMENT
            + " ORDER BY started_at DESC NULLS LAST LIMIT 1), "
            + said
            + ")";
  }

  /**
   * Whoever holds the run lock knows that no other run is alive but those that say so; one that
   * paused has ended, and stays.
   */
  String closeInterrupted() {
    return close("");
  }

  /** The same for runs of one action, none of which is under the run lock. */
  String closeInterrupted(String action) {
    return close(" AND action = " + Sql.literal(action));
  }

  private String close(String which) {
    return "UPDATE "
        + runs
        + " SET status = "
        + Sql.literal(RunStatus.FAILED.text())
        + ", finished_at = clock_timestamp(), message = 'interrupted: the process or its connection"
        + " ended without a word' || COALESCE('; it had said: ' || message, '') WHERE (status = "
        + Sql.literal(RunStatus.STARTED.text())
        + " OR (status = "
        + Sql.literal(RunStatus.IN_PROGRESS.text())
        + " AND finished_at IS NULL))"
        + which
        + " AND NOT "
        + LivingRun.IS_ALIVE
        + ";\n";
  }

  /** Writes down how far a run is that has not ended. */
  public String progress(RunEntry entry, String message) {
    return "UPDATE "
        + runs
        + " SET status = "
        + Sql.literal(RunStatus.IN_PROGRESS.text())
        + ", message = "
        + encoding.noted(message)
        + " WHERE run_id = "
        + Sql.literal(entry.runId().toString())
        + ";\n";
  }

  /** Writes down where the backup of a run is. */
  public String backup(RunEntry entry, String uri) {
    return "UPDATE "
        + runs
        + " SET backup_uri = "
        + encoding.noted(uri)
        + " WHERE run_id = "
        + Sql.literal(entry.runId().toString())
        + ";\n";
  }

  /** In a restored log, the backup that it comes from is still under way. */
  public String endBackup(String runId, String finishedAt, String uri) {
    return "UPDATE "
        + runs
        + " SET status = "
        + Sql.literal(RunStatus.COMPLETED.text())
        + ", finished_at = "
        + Sql.literal(finishedAt)
        + ", backup_uri = "
        + encoding.noted(uri)
        + " WHERE action = 'backup' AND status = "
        + Sql.literal(RunStatus.STARTED.text())
        + " AND run_id = "
        + Sql.literal(runId)
        + ";\n";
  }

  /** Writes down that a run began before there was a log to write in. */
  public String began(RunEntry entry, Duration ago) {
    return "UPDATE "
        + runs
        + " SET started_at = clock_timestamp() - "
        + ago.toMillis()
        + " * interval '1 ms' WHERE run_id = "
        + Sql.literal(entry.runId().toString())
        + ";\n";
  }

  /** Writes down how a run ended. */
  public String end(RunEntry entry, RunEnd end) {
    return end(entry, end, encoding.noted(end.message()), "");
  }

  /**
   * The same for a run of which nobody knows whether its last transaction has committed: what that
   * has said stays, and where it said that the run is completed, it is.
   */
  public String endBehind(RunEntry entry, RunEnd end) {
    return end(
        entry,
        end,
        "COALESCE(message || chr(10), '') || " + encoding.noted(end.message()),
        " AND status <> " + Sql.literal(RunStatus.COMPLETED.text()));
  }

  private String end(RunEntry entry, RunEnd end, String message, String condition) {
    return "UPDATE "
        + runs
        + " SET status = "
        + Sql.literal(end.status().text())
        + ", finished_at = clock_timestamp()"
        + ", from_version = "
        + Sql.literal(end.fromVersion())
        + ", to_version = "
        + Sql.literal(end.toVersion())
        + ", applied = "
        + end.applied()
        + ", backup_uri = "
        + encoding.noted(end.backupUri())
        + ", message = "
        + message
        + " WHERE run_id = "
        + Sql.literal(entry.runId().toString())
        + condition
        + ";\n";
  }
}
