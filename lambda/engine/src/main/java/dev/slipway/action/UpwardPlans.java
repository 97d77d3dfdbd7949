package dev.slipway.action;

import dev.slipway.config.Consent;
import dev.slipway.config.Settings;
import dev.slipway.history.DatabaseState;
import dev.slipway.history.OtherTables;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Source;
import dev.slipway.migration.Version;
import dev.slipway.plan.ApprovalCheck;
import dev.slipway.plan.Comparison;
import dev.slipway.plan.OutOfOrderRule;
import dev.slipway.plan.PlaceholderCheck;
import dev.slipway.plan.Plan;
import dev.slipway.plan.UpPlanner;
import dev.slipway.plan.UpTerms;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans what brings the schema up: what is shown is what would run. */
public final class UpwardPlans {

  public static final Field<OutOfOrderRule> OUT_OF_ORDER =
      Field.of("outOfOrder", Values.OUT_OF_ORDER, OutOfOrderRule.REFUSE);

  private final Settings settings;
  private final Migrations migrations;
  private final @Nullable Version target;
  private final OutOfOrderRule outOfOrder;

  /**
   * Plans up to a version, null for all.
   *
   * @param outOfOrder what becomes of versions below the newest applied one
   */
  public UpwardPlans(
      Settings settings,
      Migrations migrations,
      @Nullable Version target,
      OutOfOrderRule outOfOrder) {
    this.settings = settings;
    this.migrations = migrations;
    this.target = target;
    this.outOfOrder = outOfOrder;
  }

  /** The plan for a database as it is; throws what the planner refuses. */
  public Plan plan(DatabaseState state) {
    Comparison comparison = comparison(state);
    Plan plan =
        UpPlanner.plan(
            comparison,
            new UpTerms(
                target,
                outOfOrder,
                settings.historySchema(),
                others(state),
                state.facts().procedures()));
    return PlaceholderCheck.check(plan, comparison, settings.placeholders().all().keySet())
        .warned(migrations.warnings())
        .warned(settings.isProtected() ? hazards(comparison) : List.of());
  }

  /**
   * What there is to approve of a plan, to be held against what was approved.
   *
   * @param params values for parameters of backfills that are required
   */
  public ApprovalCheck approvals(
      Plan plan, DatabaseState state, Source source, Map<String, String> params) {
    return new ApprovalCheck(
        plan, comparison(state), state.facts().database(), new BackfillContents(source, params));
  }

  private Comparison comparison(DatabaseState state) {
    return new Comparison(
        migrations, state.history(), settings.environment(), settings.placeholders().open());
  }

  /** What production will feel, in a line each. */
  private List<String> hazards(Comparison comparison) {
    List<Migration> due = comparison.pending().stream().filter(this::reaches).toList();
    return due.isEmpty()
        ? List.of()
        : new PendingHazards(comparison.files().list(), due, HazardLevels.read()).warnings();
  }

  /** True for one that a run with these terms would come to. */
  boolean reaches(Migration migration) {
    Version version = migration.version();
    return target == null || !version.isNumbered() || version.compareTo(target) <= 0;
  }

  /**
   * What would run, as the answer of an action. Nothing is changed.
   *
   * @param params values for parameters of backfills that are required
   */
  public Report show(String action, Desk desk, Map<String, String> params) {
    DatabaseState state = desk.reader().look(false);
    return report(action, desk, params, state, null);
  }

  /** The same, and whether the database is ready for it. */
  public Report showPrepared(String action, Desk desk, Map<String, String> params) {
    DatabaseState state = desk.reader().look(false);
    return report(action, desk, params, state, Preparedness.of(desk, migrations, this, state));
  }

  private Report report(
      String action,
      Desk desk,
      Map<String, String> params,
      DatabaseState state,
      @Nullable Preparedness preparedness) {
    Plan plan = plan(state);
    RequiredBackfills required = new RequiredBackfills(desk);
    required.refuseUnknownParameters(params.keySet());
    return new PlanReport(
        action,
        state.facts().database(),
        settings.environment(),
        plan.warned(required.warnings(plan)),
        approvals(plan, state, desk.source(), params).approval().text(),
        preparedness);
  }

  private OtherTables others(DatabaseState state) {
    return settings.consents().contains(Consent.EXISTING)
        ? OtherTables.NONE
        : state.facts().others();
  }
}
