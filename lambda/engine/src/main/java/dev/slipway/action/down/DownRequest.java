package dev.slipway.action.down;

import dev.slipway.action.Action;
import dev.slipway.action.BackupChoice;
import dev.slipway.action.BackupFields;
import dev.slipway.action.Consents;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.PlaceholderFields;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.RunReporter;
import dev.slipway.action.Safeguards;
import dev.slipway.action.Values;
import dev.slipway.config.Consent;
import dev.slipway.config.Replacements;
import dev.slipway.migration.Version;
import dev.slipway.plan.Direction;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes migrations back.
 *
 * @param target the version that stays the newest, null to count steps
 * @param steps how many migrations are taken back when there is no target
 * @param isAgreed whether the user says beforehand that nobody need be asked
 * @param confirm the database's name, where production asks for it; null when not given
 * @param set values for placeholders
 */
public record DownRequest(
    @Nullable Version target,
    int steps,
    boolean dryRun,
    boolean isAgreed,
    BackupChoice backupFirst,
    @Nullable String confirm,
    Replacements set,
    Set<Consent> consents)
    implements Request {

  private static final Field<Version> TARGET =
      Field.of("target", Values.VERSION).argument("VERSION", "The version that stays.");

  private static final Field<Integer> STEPS =
      Field.of("steps", Values.COUNT, 1).option("N", "How many migrations to take back.");

  private static final Field<Boolean> DRY_RUN =
      Field.flag("dryRun", "Show every statement and change nothing.").shortly('n');

  private static final Field<Boolean> YES =
      Field.flag("yes", "On a terminal, do not ask before more than one is taken.").shortly('y');

  public static final Action ACTION =
      new Action(
          Form.of(
                  "down",
                  "Takes back the newest migration, the N newest, or all above VERSION (0: all of"
                      + " them).")
              .taking(
                  TARGET,
                  STEPS,
                  DRY_RUN,
                  YES,
                  BackupFields.BACKUP_FIRST,
                  BackupFields.CONFIRM,
                  PlaceholderFields.SET,
                  PlaceholderFields.SET_ENV,
                  Consents.ENVIRONMENT_CHANGED,
                  Consents.BASELINED,
                  Consents.ACCEPT_DRIFT),
          DownRequest::of);

  private static DownRequest of(Given given) {
    DownRequest request =
        new DownRequest(
            given.find(TARGET),
            given.get(STEPS),
            given.get(DRY_RUN),
            given.get(YES),
            given.get(BackupFields.BACKUP_FIRST),
            given.find(BackupFields.CONFIRM),
            PlaceholderFields.of(given),
            given.consents());
    if (given.isAsked(TARGET)) {
      given.refuseIfAsked(STEPS, "cannot be given together with " + given.name(TARGET));
    }
    return request;
  }

  @Override
  public boolean isRun() {
    return !dryRun;
  }

  @Override
  public Report perform(Desk desk) {
    Desk own = desk.with(set);
    DownwardPlans plans = new DownwardPlans(own.settings(), own.readable(), target, steps);
    return dryRun ? plans.show(own.reader()) : run(own, plans);
  }

  private Report run(Desk desk, DownwardPlans plans) {
    Safeguards safeguards = new Safeguards(desk.settings(), backupFirst, confirm);
    return new RunReporter("down", Direction.DOWN)
        .report(
            desk.settings(),
            () ->
                desk.runner()
                    .run(
                        "down",
                        state -> safeguards.allowDown(plans.plan(state), state),
                        safeguards.first(desk)));
  }
}
