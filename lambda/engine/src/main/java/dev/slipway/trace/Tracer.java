package dev.slipway.trace;

import dev.slipway.history.DatabaseState;
import dev.slipway.history.OtherTables;
import dev.slipway.ledger.RunFailed;
import dev.slipway.ledger.RunResult;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Version;
import dev.slipway.plan.Comparison;
import dev.slipway.plan.OutOfOrderRule;
import dev.slipway.plan.Plan;
import dev.slipway.plan.UpPlanner;
import dev.slipway.plan.UpTerms;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.proof.rows.RowMaker;
import dev.slipway.run.RunTerms;
import dev.slipway.run.Runner;
import java.util.function.Predicate;

/** Runs migrations on a scratch database as they run everywhere, and measures what they do. */
public final class Tracer {

  private static final long SEED = 1;

  private final Connector connector;
  private final RunTerms terms;
  private final Migrations migrations;
  private final String toolVersion;

  /**
   * Of a database that is ours alone.
   *
   * @param terms those of that database
   */
  public Tracer(Connector connector, RunTerms terms, Migrations migrations, String toolVersion) {
    this.connector = connector;
    this.terms = terms;
    this.migrations = migrations;
    this.toolVersion = toolVersion;
  }

  /** Brings the database to where some migrations have run. Throws what a run throws. */
  public void bringUp(Predicate<Version> which) {
    run(terms, which);
  }

  /**
   * Runs the migrations that are asked for, in their order, on what is there by now. Throws what a
   * run throws.
   */
  public Trace trace(Predicate<Version> which) {
    Tracing tracing = new Tracing(first(), connector, terms.listener());
    try {
      run(new RunTerms(terms.settings(), terms.deadline(), tracing), which);
      return tracing.trace();
    } finally {
      tracing.end();
    }
  }

  /** Puts rows into all tables, the same each time. */
  public void fill() {
    try (Session session = connector.open()) {
      new RowMaker(session, SEED).fill();
    }
  }

  /** How fast the server is; the database is as before afterwards. */
  public Speed speed() {
    try (Session session = connector.open()) {
      return Speed.measured(session);
    }
  }

  private Picture first() {
    try (Session session = connector.open()) {
      return Picture.of(session);
    }
  }

  private RunResult run(RunTerms own, Predicate<Version> which) {
    try {
      return new Runner(own, connector, toolVersion)
          .run("up", state -> plan(state, which), (run, plan, earlier) -> null);
    } catch (RunFailed e) {
      throw onScratch(e);
    }
  }

  /** What it says of the database is about one that is gone by now. */
  private static RunFailed onScratch(RunFailed failure) {
    String next =
        "mend the file; where the live database differs from what its files make, take its schema"
            + " as it is with --schema-from live or --from-backup latest.";
    return new RunFailed(
        String.valueOf(failure.getMessage()).split("\n", 2)[0]
            + "\nThat was on a scratch database, which is gone; no other was changed.\nNext: "
            + next,
        failure.fields().withNext(next),
        null,
        failure);
  }

  private Plan plan(DatabaseState state, Predicate<Version> which) {
    Plan whole =
        UpPlanner.plan(
            new Comparison(
                migrations,
                state.history(),
                terms.settings().environment(),
                terms.settings().placeholders().open()),
            new UpTerms(
                null,
                OutOfOrderRule.RUN,
                terms.settings().historySchema(),
                OtherTables.NONE,
                state.facts().procedures()));
    return whole.only(step -> which.test(step.version()));
  }
}
