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
    return """
        INSERT INTO %s
          (run_id, action, environment, status, started_at, applied, invoked_by, tool_version)
        VALUES (%s, %s, %s, %s, clock_timestamp(), %s, COALESCE(%s, session_user::text), %s);
        """
        .formatted(
            runs,
            Sql.literal(entry.runId().toString()),
            Sql.literal(entry.action()),
            environment(entry),
            Sql.literal(RunStatus.STARTED.text()),
            applied(entry, 0),
            encoding.noted(entry.invokedBy()),
            Sql.literal(entry.toolVersion()));
  }

  /** Of what changes nothing for migrations, nobody counts any: so it is told from others. */
  private static String applied(RunEntry entry, int count) {
    return entry.mayChange() ? String.valueOf(count) : "NULL";
  }

  /** A run that says another environment is refused, and the database stays of the one it is of. */
  private String environment(RunEntry entry) {
    String said = Sql.literal(entry.environment());
    return entry.renames()
        ? said
        : """
        COALESCE((SELECT environment FROM %s WHERE %s
          ORDER BY started_at DESC NULLS LAST LIMIT 1), %s)"""
            .formatted(runs, HistoryTables.SAYS_ENVIRONMENT, said);
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
    return """
        UPDATE %s SET status = %s, finished_at = clock_timestamp(),
          message = 'interrupted: the process or its connection ended without a word'
            || COALESCE('; it had said: ' || message, '')
        WHERE (status = %s OR (status = %s AND finished_at IS NULL))%s AND NOT %s;
        """
        .formatted(
            runs,
            Sql.literal(RunStatus.FAILED.text()),
            Sql.literal(RunStatus.STARTED.text()),
            Sql.literal(RunStatus.IN_PROGRESS.text()),
            which,
            LivingRun.IS_ALIVE);
  }

  /** Writes down how far a run is that has not ended. */
  public String progress(RunEntry entry, String message) {
    String status = Sql.literal(RunStatus.IN_PROGRESS.text());
    return set(entry, "status = " + status + ", message = " + encoding.noted(message), "");
  }

  /** Writes down where the backup of a run is. */
  public String backup(RunEntry entry, String uri) {
    return set(entry, "backup_uri = " + encoding.noted(uri), "");
  }

  /** In a restored log, the backup that it comes from is still under way. */
  public String endBackup(String runId, String finishedAt, String uri) {
    return """
        UPDATE %s SET status = %s, finished_at = %s, backup_uri = %s
        WHERE action = 'backup' AND status = %s AND run_id = %s;
        """
        .formatted(
            runs,
            Sql.literal(RunStatus.COMPLETED.text()),
            Sql.literal(finishedAt),
            encoding.noted(uri),
            Sql.literal(RunStatus.STARTED.text()),
            Sql.literal(runId));
  }

  /** Writes down that a run began before there was a log to write in. */
  public String began(RunEntry entry, Duration ago) {
    String time = "clock_timestamp() - " + ago.toMillis() + " * interval '1 ms'";
    return set(entry, "started_at = " + time, "");
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
    String columns =
        """
        status = %s, finished_at = clock_timestamp(), from_version = %s, to_version = %s,
          applied = %s, backup_uri = %s, message = %s"""
            .formatted(
                Sql.literal(end.status().text()),
                Sql.literal(end.fromVersion()),
                Sql.literal(end.toVersion()),
                applied(entry, end.applied()),
                encoding.noted(end.backupUri()),
                message);
    return set(entry, columns, condition);
  }

  private String set(RunEntry entry, String columns, String condition) {
    return "UPDATE %s SET %s WHERE run_id = %s%s;\n"
        .formatted(runs, columns, Sql.literal(entry.runId().toString()), condition);
  }
}
