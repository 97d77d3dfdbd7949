package dev.slipway.action.up;

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
import dev.slipway.action.RequiredBackfills;
import dev.slipway.action.RunReporter;
import dev.slipway.action.Safeguards;
import dev.slipway.action.UpwardPlans;
import dev.slipway.action.Values;
import dev.slipway.action.Verdict;
import dev.slipway.config.Consent;
import dev.slipway.config.Replacements;
import dev.slipway.history.Deploy;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Version;
import dev.slipway.plan.Direction;
import dev.slipway.plan.OutOfOrderRule;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the schema up.
 *
 * @param target the last version to apply, null for all
 * @param outOfOrder what becomes of versions below the newest applied one
 * @param set values for placeholders
 * @param backfills what becomes of backfills that are required, where they are not done
 * @param approved what must run and nothing else, as {@code plan} answered it; null for whatever is
 *     pending
 * @param dumpSchema the file that the schema is written into after the run, null for none
 * @param deploy the deploy that it is a part of, null for none
 */
public record UpRequest(
    @Nullable Version target,
    boolean dryRun,
    BackupChoice backupFirst,
    OutOfOrderRule outOfOrder,
    Replacements set,
    BackfillChoice backfills,
    Set<Consent> consents,
    @Nullable String approved,
    @Nullable SchemaFile dumpSchema,
    @Nullable Deploy deploy)
    implements Request {

  private static final Field<Version> TARGET =
      Field.of("target", Values.VERSION).argument("VERSION", "The last version to apply.");

  private static final Field<Boolean> DRY_RUN =
      Field.flag("dryRun", "Show every statement and change nothing (= plan).").shortly('n');

  private static final Field<OutOfOrderRule> OUT_OF_ORDER =
      UpwardPlans.OUT_OF_ORDER.word(
          true, "--out-of-order", "Apply versions below the newest applied one too.");

  private static final Field<Boolean> BACKFILL =
      Field.flag(
          "backfill",
          "Run the backfills that pending migrations require, each before its migration.");

  private static final Field<String> APPROVED =
      Field.of("approved", Values.TEXT)
          .option(
              "APPROVAL",
              "Run only what was approved, as plan answered it: anything else is refused before"
                  + " anything runs, naming what differs.");

  private static final Field<String> DUMP_SCHEMA =
      Field.of("dumpSchema", Values.TEXT)
          .option(
              "FILE",
              "Afterwards, write the schema to FILE as SQL, the same wherever it is the same: for"
                  + " review, and for git.");

  public static final Action ACTION =
      new Action(
          Form.of("up", "Applies the pending migrations, all or up to VERSION.")
              .taking(
                  TARGET,
                  DRY_RUN,
                  BackupFields.BACKUP_FIRST,
                  OUT_OF_ORDER,
                  BACKFILL,
                  RequiredBackfills.PARAMS,
                  APPROVED,
                  DUMP_SCHEMA,
                  PlaceholderFields.SET,
                  PlaceholderFields.SET_ENV,
                  Consents.ENVIRONMENT_CHANGED,
                  Consents.EXISTING,
                  Consents.ACCEPT_DRIFT),
          UpRequest::of);

  private static UpRequest of(Given given) {
    if (given.get(DRY_RUN)) {
      String why = "is for a run, and " + given.name(DRY_RUN) + " asks for none";
      given.refuseIfAsked(APPROVED, why);
      given.refuseIfAsked(DUMP_SCHEMA, why);
    }
    return new UpRequest(
        given.find(TARGET),
        given.get(DRY_RUN),
        given.get(BackupFields.BACKUP_FIRST),
        given.get(OUT_OF_ORDER),
        PlaceholderFields.of(given),
        new BackfillChoice(given.get(BACKFILL), given.get(RequiredBackfills.PARAMS)),
        given.consents(),
        given.find(APPROVED),
        SchemaFile.at(given.find(DUMP_SCHEMA)),
        null);
  }

  /** The same as a part of a deploy. */
  public UpRequest partOf(Deploy whole) {
    return new UpRequest(
        target,
        dryRun,
        backupFirst,
        outOfOrder,
        set,
        backfills,
        consents,
        approved,
        dumpSchema,
        whole);
  }

  @Override
  public boolean isRun() {
    return !dryRun;
  }

  @Override
  public Report perform(Desk desk) {
    Desk own = desk.with(set);
    Migrations migrations = dryRun ? own.readable() : own.migrations();
    UpwardPlans plans = new UpwardPlans(own.settings(), migrations, target, outOfOrder);
    return dryRun ? plans.show("up", own, backfills.params()) : run(own, plans);
  }

  private Report run(Desk desk, UpwardPlans plans) {
    Safeguards safeguards = new Safeguards(desk.settings(), backupFirst, null);
    StagedUp.Given given = new StagedUp.Given(plans, safeguards, backfills, approved);
    if (dumpSchema != null) {
      dumpSchema.check(desk);
    }
    Report report =
        new RunReporter("up", Direction.UP, UpReport::new)
            .report(
                desk.settings(),
                () -> new StagedUp(desk, desk.runner().partOf(deploy), given).run());
    if (dumpSchema != null && report.verdict() == Verdict.DONE) {
      dumpSchema.write(desk);
    }
    return report;
  }
}
