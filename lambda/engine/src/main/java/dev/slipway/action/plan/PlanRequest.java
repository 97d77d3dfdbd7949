package dev.slipway.action.plan;

import dev.slipway.action.Action;
import dev.slipway.action.ComingFiles;
import dev.slipway.action.Consents;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.PlaceholderFields;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.RequiredBackfills;
import dev.slipway.action.Topic;
import dev.slipway.action.UpwardPlans;
import dev.slipway.action.Values;
import dev.slipway.config.Consent;
import dev.slipway.config.Replacements;
import dev.slipway.migration.Version;
import dev.slipway.plan.OutOfOrderRule;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows what {@code up} with the same fields would do.
 *
 * @param target the last version to show, null for all
 * @param outOfOrder what becomes of versions below the newest applied one
 * @param set values for placeholders
 * @param params values for parameters of backfills that are required
 * @param files the zip of the migrations of a build to come; null for those there are
 * @param preflight whether it is shown too that the database is ready
 */
public record PlanRequest(
    @Nullable Version target,
    OutOfOrderRule outOfOrder,
    Replacements set,
    Map<String, String> params,
    @Nullable String files,
    boolean preflight,
    Set<Consent> consents)
    implements Request {

  private static final Field<Version> TARGET =
      Field.of("target", Values.VERSION).argument("VERSION", "The last version to show.");

  private static final Field<OutOfOrderRule> OUT_OF_ORDER =
      UpwardPlans.OUT_OF_ORDER.word(
          true, "--out-of-order", "Show versions below the newest applied one too.");

  private static final Field<Boolean> PREFLIGHT =
      Field.flag(
          "preflight", "Show too whether the live database is ready for it, as preflight does.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "plan",
                  "Shows every statement that up would run, segment by segment. Changes nothing.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.OUTPUT)
              .finding("with --preflight: something is red")
              .taking(
                  TARGET,
                  PREFLIGHT,
                  OUT_OF_ORDER,
                  RequiredBackfills.PARAMS,
                  PlaceholderFields.SET,
                  PlaceholderFields.SET_ENV,
                  Consents.EXISTING,
                  ComingFiles.URL),
          PlanRequest::of);

  private static PlanRequest of(Given given) {
    return new PlanRequest(
        given.find(TARGET),
        given.get(OUT_OF_ORDER),
        PlaceholderFields.of(given),
        given.get(RequiredBackfills.PARAMS),
        given.find(ComingFiles.URL),
        given.get(PREFLIGHT),
        given.consents());
  }

  @Override
  public Report perform(Desk desk) {
    Desk own = ComingFiles.at(desk, files).with(set);
    UpwardPlans plans = new UpwardPlans(own.settings(), own.readable(), target, outOfOrder);
    return preflight ? plans.showPrepared("plan", own, params) : plans.show("plan", own, params);
  }
}
