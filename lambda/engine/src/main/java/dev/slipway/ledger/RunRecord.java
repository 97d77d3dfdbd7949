package dev.slipway.ledger;

import dev.slipway.history.DatabaseFacts;
import dev.slipway.history.History;
import dev.slipway.history.Run;
import dev.slipway.history.RunEnd;
import dev.slipway.history.RunEntry;
import dev.slipway.history.RunLog;
import dev.slipway.history.RunStart;
import dev.slipway.history.RunStatus;
import dev.slipway.migration.Version;
import dev.slipway.postgres.DatabaseEncoding;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps account of a run while it goes on, and writes its end into the audit log. */
public final class RunRecord {

  private final Session session;
  private final Deadline deadline;
  private final RunLog log;
  private final RunEntry entry;
  private final DatabaseFacts facts;
  private final History history;
  private final SchemaWatch schemaWatch;
  private final StepResults steps;
  private final List<String> warnings = new ArrayList<>();
  private @Nullable String backup;
  private boolean schemaRecorded;

  RunRecord(
      Session session, LedgerTerms terms, RunEntry entry, DatabaseFacts facts, RunStart start) {
    this.session = session;
    this.deadline = terms.deadline();
    this.log = new RunLog(terms.settings().historySchema(), DatabaseEncoding.of(session));
    this.entry = entry;
    this.facts = facts;
    this.history = start.history();
    this.schemaWatch = new SchemaWatch(terms, facts, start);
    warnings.addAll(schemaWatch.warnings());
    warnings.addAll(facts.warnings());
    this.steps = new StepResults(history);
  }

  /** How the log knows it. */
  public RunEntry entry() {
    return entry;
  }

  /** The role that was logged in. */
  public String user() {
    return facts.user();
  }

  /** What was remembered when the run began. */
  public History history() {
    return history;
  }

  /** What became of the steps so far. */
  public List<StepResult> steps() {
    return steps.list();
  }

  /** The newest version in the database now, null for none. */
  public @Nullable String current() {
    return steps.current();
  }

  /** A step has ended. */
  public void add(StepResult result) {
    steps.add(result);
  }

  /** Where the backup is that was taken before the first step; null for none. */
  public void backedUp(@Nullable String uri) {
    backup = uri;
  }

  /** The same, and written down at once: the run may be killed. One round trip. */
  public void writeBackup(String uri) {
    backedUp(uri);
    session.execute(log.backup(entry, uri));
  }

  /** What writes down how far the run is, for whoever is in a transaction of its own. */
  String progress(String message) {
    return log.progress(entry, message);
  }

  /** What writes down that the run is completed, where that must commit with what it did. */
  String completed(String message) {
    return log.end(entry, runEnd(RunStatus.COMPLETED, message));
  }

  /** Where the backup is of the run that this one goes on with; null when it has none. */
  public @Nullable String backupOfPausedRun() {
    return history
        .lastRun()
        .filter(run -> run.isPaused(entry.action(), Instant.now()))
        .map(Run::backupUri)
        .orElse(null);
  }

  /** What there is to say so far. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** There is more to say. */
  public void warn(List<String> texts) {
    warnings.addAll(texts);
  }

  /** What the run has done; {@code pending} are the versions that it leaves. */
  public RunResult result(RunResult.Outcome outcome, List<Version> pending) {
    return new RunResult(
        entry.runId(),
        facts.database(),
        outcome,
        steps.before(),
        current(),
        List.copyOf(steps.list()),
        pending.stream().map(Version::toString).toList(),
        List.copyOf(warnings),
        backup,
        schemaRecorded);
  }

  /** Who is told of the schema that this run finds and makes. */
  public SchemaWatch schema() {
    return schemaWatch;
  }

  /**
   * Writes the end, and the schema where the run has changed it, and gives the lock back: one round
   * trip. A failure here is only a warning.
   *
   * @param further SQL of ours that goes along
   */
  public void end(RunStatus status, @Nullable String message, String further) {
    session.limits().limit(null);
    String end = log.end(entry, runEnd(status, schemaWatch.withDrift(message))) + further;
    try {
      writeBoth(schemaWatch.write(entry.runId()), end);
    } catch (SqlFailure e) {
      warnings.add(
          "the end of run " + entry.runId() + " could not be written down: " + e.getMessage());
    }
  }

  /**
   * The same where nobody knows whether a transaction of another session has committed that says
   * something too: that stays.
   */
  void endBehind(RunStatus status, String message, String further) {
    session.limits().limit(null);
    try {
      writeBoth("", log.endBehind(entry, runEnd(status, message)) + further);
    } catch (SqlFailure e) {
      warnings.add(
          "the end of run " + entry.runId() + " could not be written down: " + e.getMessage());
    }
  }

  private RunEnd runEnd(RunStatus status, @Nullable String message) {
    return new RunEnd(
        status, steps.before(), current(), steps.succeeded(), backup, interrupted(message));
  }

  private @Nullable String interrupted(@Nullable String message) {
    return message == null || !deadline.isInterrupted() || message.startsWith("Interrupted")
        ? message
        : deadline.interruptedBy() + ". " + message;
  }

  private void writeBoth(String schema, String end) {
    try {
      InOurName.write(session, schema + end);
      schemaRecorded = !schema.isEmpty();
    } catch (SqlFailure e) {
      if (schema.isEmpty()) {
        throw e;
      }
      session.rollBack();
      warnings.add(schemaWatch.notRecorded(e));
      InOurName.write(session, end);
    }
  }
}
