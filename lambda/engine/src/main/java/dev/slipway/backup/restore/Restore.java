package dev.slipway.backup.restore;

import dev.slipway.backup.FailureText;
import dev.slipway.backup.NextStep;
import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.restore.compare.Comparing;
import dev.slipway.backup.restore.definition.StandingStill;
import dev.slipway.backup.restore.target.Emptying;
import dev.slipway.backup.restore.target.RestoreLedger;
import dev.slipway.backup.restore.terms.RestoreFailed;
import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.backup.restore.unit.Unit;
import dev.slipway.backup.restore.work.UnitFailure;
import dev.slipway.backup.restore.work.UnitRunner;
import dev.slipway.backup.restore.work.UnitWorkers;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.LockHolders;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.postgres.dump.SchemaDumper;
import dev.slipway.progress.Work;
import dev.slipway.progress.WorkListener;
import dev.slipway.storage.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Puts one backup back into one database. It is done in units, each written down in the target as
 * it is done: after a failure, a kill or a deadline the same restore goes on where it was. Callers
 * that others may meet in the target hold the run lock.
 */
public final class Restore {

  /** The schema that is in the target, and in it only, while a restore is unfinished. */
  public static final String PROGRESS_SCHEMA = RestoreLedger.SCHEMA;

  private final Connector connector;
  private final StoredBackup backup;
  private final WorkListener listener;
  private final @Nullable IntFunction<SchemaDumper> dumpers;

  /** Opens nothing yet; the connector leads to the target, and nothing is compared at the end. */
  public Restore(Connector connector, StoredBackup backup, WorkListener listener) {
    this(connector, backup, listener, null);
  }

  /**
   * Compares what it has restored with the backup.
   *
   * @param dumpers give a dumper for a server's major version
   */
  public Restore(
      Connector connector,
      StoredBackup backup,
      WorkListener listener,
      @Nullable IntFunction<SchemaDumper> dumpers) {
    this.connector = connector.passingBytes();
    this.dumpers = dumpers;
    this.backup = backup;
    this.listener = listener;
  }

  /**
   * What there is to do. All files that are needed are compared with the manifest, and the target
   * is looked at; nothing is touched. Throws {@link RestoreFailed}, which is then {@link
   * RestoreFailed#isUntouched}, for a damaged backup and for a target that cannot hold it; {@link
   * StorageException} and {@link dev.slipway.postgres.UnableToConnect} too.
   */
  public RestorePlan plan(RestoreTerms terms) {
    try (Session session = connector.open()) {
      return new Preparation(backup, terms, listener, connector.database().address()).plan(session);
    } catch (SqlFailure e) {
      throw RestoreFailed.refused(
          "Looking at "
              + connector.database().address()
              + " failed: "
              + FailureText.of(e)
              + ". It was not touched. "
              + next(e),
          e);
    }
  }

  /**
   * Carries a plan out. A result that is not {@link RestoreResult#done} paused at its deadline.
   * Throws {@link RestoreFailed} with what failed, the state of the target and what to do.
   */
  public RestoreResult run(RestorePlan plan) {
    listener.workBegins(new Work("restore", "unit", plan.units(), plan.bytes(), false));
    long stored = plan.storedBytes();
    UnitRunner runner = new UnitRunner(plan.terms(), listener, !plan.isOfTables());
    plan.leftOut().forEach(runner::leftOutBefore);
    Connector heard = connector.telling(runner::heard);
    try (UnitWorkers workers = new UnitWorkers(heard, plan.terms(), runner)) {
      plan.stopWith(workers::stopIfFailed);
      begin(plan);
      boolean done = plan.phases().stream().allMatch(workers::work);
      return result(plan, runner, done, stored);
    } catch (UnitFailure e) {
      throw new RestoreMessage(plan, connector.database(), runner).of(e);
    }
  }

  /** Plans and runs in one go. */
  public RestoreResult run(RestoreTerms terms) {
    return run(plan(terms));
  }

  /** Empties the target if that is wanted and begins the account. */
  private void begin(RestorePlan plan) {
    if (plan.isOfTables() || plan.isResumed()) {
      return;
    }
    try (Session session = connector.open()) {
      session.limits().limit(plan.terms().timeLeft().get().orElse(null));
      begin(plan, session);
    } catch (SqlFailure e) {
      throw new NotBegun(plan, connector.database(), "").of(e);
    }
  }

  private void begin(RestorePlan plan, Session session) {
    String account = RestoreLedger.begin(backup.uri(), plan.manifestHash(), plan.terms().clean());
    if (!plan.startsOver()) {
      session.execute("BEGIN;\n" + account + "COMMIT");
      return;
    }
    Emptying emptying = new Emptying(session, plan.terms(), connector.options().lockTimeout());
    try {
      emptying.run(backup.uri(), account);
    } catch (SqlFailure e) {
      String inTheWay = "";
      if (e.isRetryable() && !e.isConnectionLoss()) {
        session.rollBack();
        inTheWay = LockHolders.inUse(session);
      }
      NotBegun told = new NotBegun(plan, connector.database(), inTheWay);
      throw emptying.isBegun() ? told.ofBegun(e) : told.of(e);
    }
  }

  private String next(SqlFailure e) {
    return NextStep.after(e, connector.database().user(), "restore again");
  }

  private RestoreResult result(RestorePlan plan, UnitRunner runner, boolean done, long stored) {
    List<String> warnings = new ArrayList<>(plan.warnings());
    warnings.addAll(runner.warnings());
    List<String> differences = new ArrayList<>();
    if (done && dumpers != null && !plan.isOfTables()) {
      Comparing comparing = new Comparing(connector, dumpers);
      comparing.compare(plan.restored(), runner.leftOut());
      differences.addAll(comparing.differences());
      warnings.addAll(comparing.warnings());
      warnings.addAll(StandingStill.of(plan.restored().wanted(), runner.leftOut()));
      backup.manifest().warnings().forEach(one -> warnings.add("of the backup: " + one));
    }
    return new RestoreResult(
        done,
        backup.uri(),
        backup.manifest(),
        runner.done().stream().mapToLong(Unit::rows).sum() + runner.salvagedRows(),
        stored,
        (int) runner.done().stream().filter(unit -> unit.bytes() > 0).count(),
        done ? 0 : plan.units() - runner.done().size() - runner.salvaged(),
        runner.leftOut(),
        List.copyOf(differences),
        plan.isResumed(),
        List.copyOf(warnings));
  }
}
