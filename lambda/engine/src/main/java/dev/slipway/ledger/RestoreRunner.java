package dev.slipway.ledger;

import dev.slipway.backup.catalogue.ServerIds;
import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.restore.Restore;
import dev.slipway.backup.restore.RestorePlan;
import dev.slipway.backup.restore.RestoreResult;
import dev.slipway.backup.restore.target.UnfinishedRestore;
import dev.slipway.backup.restore.terms.RestoreFailed;
import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.history.DatabaseFacts;
import dev.slipway.history.HistoryStore;
import dev.slipway.history.RunEntry;
import dev.slipway.history.RunStatus;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.dump.SchemaDumper;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Restores backups into one database, under its run lock and written down in its audit log. */
public final class RestoreRunner {

  private final LedgerTerms terms;
  private final Connector connector;
  private final String toolVersion;
  private final IntFunction<SchemaDumper> dumpers;

  /**
   * A runner for one database; connects when it is asked to restore.
   *
   * @param dumpers give a dumper for a server's major version
   */
  public RestoreRunner(
      LedgerTerms terms,
      Connector connector,
      IntFunction<SchemaDumper> dumpers,
      String toolVersion) {
    this.terms = terms;
    this.connector = connector;
    this.dumpers = dumpers;
    this.toolVersion = toolVersion;
  }

  /**
   * What a run of a restore did.
   *
   * @param saved where the backup is that was taken first, null for none
   */
  public record Outcome(
      UUID runId, String database, RestoreResult result, @Nullable String saved) {}

  /**
   * Plans under the run lock, saves what there is, and restores. Throws {@link RestoreFailed},
   * {@link RunLockNotObtained}, or what {@code save} throws; nothing was touched then.
   *
   * @param choice the backup to restore, for what is found
   * @param save tells where it has saved the database to, null when the plan needs no backup
   */
  public Outcome run(
      Function<RestoreStart, StoredBackup> choice,
      RestoreTerms how,
      BiFunction<UUID, RestorePlan, @Nullable String> save) {
    try (Session session = connector.open()) {
      RunLock lock = new RunLock(session, terms);
      DatabaseFacts facts =
          lock.acquire(
              terms.deadline().cap(terms.settings().runLockWait()),
              new Pooling(session, connector));
      refuseForeign(session);
      refuseOther(session, facts);
      RestoreStart start =
          new RestoreStart(
              UnfinishedRestore.find(session),
              ServerIds.of(session, connector.database()),
              run -> history().unknown(session, facts, Set.of(run)).isEmpty());
      StoredBackup backup = choice.apply(start);
      Restore restore = new Restore(connector, backup, terms.listener(), dumpers);
      RestorePlan plan = restore.plan(how);
      RestoreRecord record = new RestoreRecord(session, terms, entry(), plan);
      String saved = save.apply(record.runId(), plan);
      return new Outcome(
          record.runId(), plan.database(), restore(restore, plan, record, saved), saved);
    }
  }

  /** Of what is half restored, the log may be the backup's already. */
  private void refuseOther(Session session, DatabaseFacts facts) {
    if (!facts.halfRestored()) {
      new RememberedEnvironment(terms.settings()).refuse(history().environment(session, facts));
    }
  }

  private HistoryStore history() {
    return new HistoryStore(terms.settings().historySchema());
  }

  /** Of ours only the progress is read; the history is restored, whosever it is. */
  private static void refuseForeign(Session session) {
    String facts = DatabaseFacts.sql(Restore.PROGRESS_SCHEMA);
    DatabaseFacts.of(session.execute(facts)).refuseForeign();
  }

  private RestoreResult restore(
      Restore restore, RestorePlan plan, RestoreRecord record, @Nullable String saved) {
    try {
      RestoreResult result = restore.run(plan);
      boolean interrupted = !result.done() && terms.deadline().isInterrupted();
      RunStatus unfinished = interrupted ? RunStatus.FAILED : RunStatus.IN_PROGRESS;
      record.end(
          result.done() ? RunStatus.COMPLETED : unfinished,
          saved,
          interrupted ? terms.deadline().interruptedBy() + "; run the same restore again" : null);
      return result;
    } catch (RestoreFailed e) {
      if (!e.isUntouched()) {
        record.end(RunStatus.FAILED, saved, kept(e).getMessage());
      }
      RestoreFailed told = terms.deadline().isSet() ? kept(e) : e;
      throw saved == null ? told : told.with(saved(saved, plan));
    }
  }

  private RestoreFailed kept(RestoreFailed e) {
    return terms.settings().keepDetails() ? e : e.withoutValues();
  }

  private static String saved(String uri, RestorePlan plan) {
    return "Before that, the database was saved to "
        + uri
        + ", which may be the latest backup now; the one to restore is "
        + plan.backup().uri()
        + ".";
  }

  private RunEntry entry() {
    return new RunEntry(
        UUID.randomUUID(),
        "restore",
        true,
        terms.settings().environment(),
        true,
        toolVersion,
        terms.settings().invokedBy(),
        null);
  }
}
