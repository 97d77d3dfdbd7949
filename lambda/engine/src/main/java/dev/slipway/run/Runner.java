package dev.slipway.run;

import dev.slipway.backup.manifest.ServerId;
import dev.slipway.history.DatabaseFacts;
import dev.slipway.history.DatabaseState;
import dev.slipway.history.Deploy;
import dev.slipway.history.Run;
import dev.slipway.ledger.Edits;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.LedgerReader;
import dev.slipway.ledger.ReadingEnd;
import dev.slipway.ledger.RowsRun;
import dev.slipway.ledger.RunFailed;
import dev.slipway.ledger.RunLockNotObtained;
import dev.slipway.ledger.RunResult;
import dev.slipway.plan.Plan;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what was planned, under the run lock and written down in the audit log. Besides
 * connecting, a run costs three round trips and one for each migration of one transaction.
 */
public final class Runner {

  private final RunTerms terms;
  private final Connector connector;
  private final String toolVersion;
  private final @Nullable Deploy deploy;

  /** A runner for one database; connects when it is asked to run. */
  public Runner(RunTerms terms, Connector connector, String toolVersion) {
    this(terms, connector, toolVersion, null);
  }

  private Runner(RunTerms terms, Connector connector, String toolVersion, @Nullable Deploy deploy) {
    this.terms = terms;
    this.connector = connector;
    this.toolVersion = toolVersion;
    this.deploy = deploy;
  }

  /** This runner, whose runs write down the deploy that they are a part of; null for none. */
  public Runner partOf(@Nullable Deploy whole) {
    return new Runner(terms, connector, toolVersion, whole);
  }

  /** What the database is and remembers; nothing is locked or written. Two round trips. */
  public DatabaseState look(boolean withDownScripts) {
    return reader().look(withDownScripts);
  }

  /** The newest runs, newest first. Two round trips. */
  public List<Run> runs(int limit) {
    return reader().runs(limit);
  }

  /** The newest deploys of a custom resource, newest first. Two round trips. */
  public List<Deploy> deploys(String resource) {
    return reader().deploys(resource);
  }

  /** Which server the database is on. One round trip. */
  public ServerId server() {
    return reader().server();
  }

  /**
   * Reads under the run lock, so that no run is half done meanwhile; nothing is written. Throws
   * {@link RunLockNotObtained} soon when a run is under way, and what {@code reader} throws. Three
   * round trips besides those of {@code reader}.
   */
  public <R> R inspect(BiFunction<Session, DatabaseFacts, R> reader) {
    return reader().inspect(reader);
  }

  /** The same for what is to be changed afterwards; another environment is refused. */
  public <R> R inspectToChange(BiFunction<Session, DatabaseFacts, R> reader) {
    return reader().inspectToChange(reader);
  }

  /**
   * Plans under the run lock, backs up, and carries the plan out. Throws {@link RunFailed} when a
   * step fails, {@link RunLockNotObtained}, or what the planner throws; each is written down too.
   */
  public RunResult run(String action, Function<DatabaseState, Plan> planner, BackupFirst backup) {
    return ledger()
        .locked(action, planner, (run, plan) -> new PlanRun(run, terms).run(plan, backup));
  }

  /**
   * Takes a backup under the run lock. It is written down where the database keeps an audit log
   * that can be written; it may be a standby. Throws what {@code backup} throws, and {@link
   * RunLockNotObtained}.
   *
   * @param uri where what was taken is, null when it is no backup yet
   */
  public <R> R backUp(Function<UUID, R> backup, Function<R, @Nullable String> uri) {
    return ledger().backUp(backup, uri);
  }

  /** Reads only, and is written down with how it ended, as {@link Ledger#read} says. */
  public <R> R read(String action, Function<UUID, R> work, Function<R, ReadingEnd> end) {
    return ledger().read(action, work, end);
  }

  /** Changes rows, and is written down, as {@link Ledger#change} says. */
  public <R> R change(String action, Function<RowsRun, R> work, Function<R, String> told) {
    return ledger().change(action, work, told);
  }

  /** The same while other runs go on, as {@link Ledger#beside} says. */
  public <R> R beside(String action, Function<RowsRun, R> work, Function<R, String> told) {
    return ledger().beside(action, work, told);
  }

  /** Writes to the history only: the edits are statements that commit together. */
  public RunResult edit(String action, Function<DatabaseState, Edits> planner) {
    return ledger().edit(action, planner);
  }

  /** The same, decided with what is read through the session that holds the run lock. */
  public RunResult edit(String action, BiFunction<Session, DatabaseState, Edits> planner) {
    return ledger().edit(action, planner);
  }

  private LedgerReader reader() {
    return new LedgerReader(terms.settings(), terms.deadline(), terms.listener(), connector);
  }

  private Ledger ledger() {
    return new Ledger(terms.ledger(), connector, toolVersion).partOf(deploy);
  }
}
