package dev.slipway.action.preflight;

import dev.slipway.action.Action;
import dev.slipway.action.ComingFiles;
import dev.slipway.action.Consents;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.PlaceholderFields;
import dev.slipway.action.Preparedness;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.Topic;
import dev.slipway.action.UpwardPlans;
import dev.slipway.action.Values;
import dev.slipway.config.Consent;
import dev.slipway.config.Replacements;
import dev.slipway.history.DatabaseState;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Version;
import dev.slipway.plan.OutOfOrderRule;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows whether the database is ready for {@code up} with the same fields.
 *
 * @param target the last version that is to run, null for all
 * @param outOfOrder what becomes of versions below the newest applied one
 * @param set values for placeholders
 * @param files the zip of the migrations of a build to come; null for those there are
 */
public record PreflightRequest(
    @Nullable Version target,
    OutOfOrderRule outOfOrder,
    Replacements set,
    @Nullable String files,
    Set<Consent> consents)
    implements Request {

  private static final Field<Version> TARGET =
      Field.of("target", Values.VERSION).argument("VERSION", "The last version that is to run.");

  private static final Field<OutOfOrderRule> OUT_OF_ORDER =
      UpwardPlans.OUT_OF_ORDER.word(
          true, "--out-of-order", "Versions below the newest applied one are to run too.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "preflight",
                  "Shows whether the live database is ready for what is pending: each figure green,"
                      + " yellow or red. Exit 3 when one is red.",
                  "Reads catalogues and statistics only; nothing is locked, and no table is"
                      + " scanned.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.BACKUP, Topic.OUTPUT)
              .finding("something is red")
              .taking(
                  TARGET,
                  OUT_OF_ORDER,
                  PlaceholderFields.SET,
                  PlaceholderFields.SET_ENV,
                  Consents.EXISTING,
                  ComingFiles.URL),
          PreflightRequest::of);

  private static PreflightRequest of(Given given) {
    return new PreflightRequest(
        given.find(TARGET),
        given.get(OUT_OF_ORDER),
        PlaceholderFields.of(given),
        given.find(ComingFiles.URL),
        given.consents());
  }

  @Override
  public Report perform(Desk desk) {
    Desk own = ComingFiles.at(desk, files).with(set);
    Migrations migrations = own.readable();
    UpwardPlans plans = new UpwardPlans(own.settings(), migrations, target, outOfOrder);
    DatabaseState state = own.reader().look(false);
    return new PreflightReport(
        state.facts().database(),
        own.settings().environment(),
        Preparedness.of(own, migrations, plans, state));
  }
}
