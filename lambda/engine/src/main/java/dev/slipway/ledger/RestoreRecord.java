package dev.slipway.ledger;

import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.restore.RestorePlan;
import dev.slipway.error.SlipwayException;
import dev.slipway.history.DatabaseFacts;
import dev.slipway.history.HistoryStore;
import dev.slipway.history.RunEnd;
import dev.slipway.history.RunEntry;
import dev.slipway.history.RunLog;
import dev.slipway.history.RunOpening;
import dev.slipway.history.RunStatus;
import dev.slipway.history.SchemaRecord;
import dev.slipway.postgres.DatabaseEncoding;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.time.Stopwatch;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a restore down when it has ended, in the log that it has restored. A database whose backup
 * has no such log gets none.
 */
final class RestoreRecord {

  private final Session session;
  private final LedgerTerms terms;
  private final RunEntry entry;
  private final RestorePlan plan;
  private final Stopwatch time = new Stopwatch();

  RestoreRecord(Session session, LedgerTerms terms, RunEntry entry, RestorePlan plan) {
    this.session = session;
    this.terms = terms;
    this.entry = entry;
    this.plan = plan;
  }

  UUID runId() {
    return entry.runId();
  }

  /** A failure here is only told. */
  void end(RunStatus status, @Nullable String saved, @Nullable String message) {
    try {
      String schema = terms.settings().historySchema();
      DatabaseFacts facts = DatabaseFacts.of(session.execute(DatabaseFacts.sql(schema)));
      facts.refuseForeign();
      HistoryStore store = new HistoryStore(schema);
      if (isThere(store, facts, status)) {
        RunLog log = new RunLog(schema, DatabaseEncoding.of(session));
        session.execute(endOfBackup(log));
        new RunOpening(schema).begin(session, facts, entry);
        session.execute(
            log.began(entry, time.elapsed()) + log.end(entry, runEnd(status, saved, message)));
        recordSchema(new SchemaRecord(schema), facts, status);
      }
    } catch (SlipwayException e) {
      terms
          .listener()
          .notice("run " + entry.runId() + " could not be written down: " + e.getMessage());
    }
  }

  /** What a restore reads in, the server may write otherwise than it was: that is no drift. */
  private void recordSchema(SchemaRecord record, DatabaseFacts facts, RunStatus status) {
    if (status != RunStatus.COMPLETED || plan.isOfTables()) {
      return;
    }
    try {
      Optional<Duration> left = terms.deadline().limit();
      session.execute("BEGIN;\n" + record.write(entry.runId(), facts, left) + "COMMIT;\n");
    } catch (SqlFailure e) {
      session.rollBack();
      terms.listener().notice("the schema was not recorded: " + e.getMessage() + ". Next: up");
    }
  }

  /** Until all is restored, nothing may be made here that the backup is still to bring. */
  private static boolean isThere(HistoryStore store, DatabaseFacts facts, RunStatus status) {
    return status == RunStatus.COMPLETED
        ? !facts.runColumns().isEmpty()
        : store.keepsRuns(facts) && !facts.historyColumns().isEmpty();
  }

  private String endOfBackup(RunLog log) {
    Manifest manifest = plan.backup().manifest();
    return log.endBackup(manifest.runId(), manifest.finishedAt(), plan.backup().uri());
  }

  private RunEnd runEnd(RunStatus status, @Nullable String saved, @Nullable String message) {
    String before = saved == null ? null : "the database as it was before is in " + saved;
    String version = plan.backup().manifest().migrations().current();
    return new RunEnd(
        status,
        null,
        status == RunStatus.COMPLETED ? version : null,
        0,
        plan.backup().uri(),
        message == null ? before : message);
  }
}
