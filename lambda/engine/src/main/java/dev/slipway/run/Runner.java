package dev.slipway.run;

import dev.slipway.history.DatabaseState;
import dev.slipway.history.Deploy;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.RunFailed;
import dev.slipway.ledger.RunLockNotObtained;
import dev.slipway.ledger.RunResult;
import dev.slipway.plan.Plan;
import dev.slipway.postgres.Connector;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what was planned, under the run lock and written down in the audit log. Besides
 * connecting, a run costs three round trips and one for each migration of one transaction.
 */
public final class Runner {

  private final RunTerms terms;
  private final Ledger ledger;

  /** A runner for one database; connects when it is asked to run. */
  public Runner(RunTerms terms, Connector connector, String toolVersion) {
    this(terms, new Ledger(terms.ledger(), connector, toolVersion));
  }

  private Runner(RunTerms terms, Ledger ledger) {
    this.terms = terms;
    this.ledger = ledger;
  }

  /** This runner, whose runs write down the deploy that they are a part of; null for none. */
  public Runner partOf(@Nullable Deploy whole) {
    return new Runner(terms, ledger.partOf(whole));
  }

  /**
   * Plans under the run lock, backs up, and carries the plan out. Throws {@link RunFailed} when a
   * step fails, {@link RunLockNotObtained}, or what the planner throws; each is written down too.
   */
  public RunResult run(String action, Function<DatabaseState, Plan> planner, BackupFirst backup) {
    return ledger.locked(action, planner, (run, plan) -> new PlanRun(run, terms).run(plan, backup));
  }
}
