package dev.slipway.action.baseline;

import dev.slipway.action.Action;
import dev.slipway.action.Consents;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.RunReporter;
import dev.slipway.action.Topic;
import dev.slipway.action.Values;
import dev.slipway.config.Consent;
import dev.slipway.history.DatabaseState;
import dev.slipway.ledger.Edits;
import dev.slipway.migration.Version;
import dev.slipway.plan.Direction;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Adopts an existing database, or takes that back.
 *
 * @param target the version up to which everything counts as applied; null to take back what was
 *     marked so
 */
public record BaselineRequest(@Nullable Version target, Set<Consent> consents) implements Request {

  private static final Field<Version> TARGET =
      Field.of("target", Values.VERSION).argument("VERSION", "The version the database is at.");

  private static final Field<Boolean> UNDO =
      Field.flag("undo", "Take a baseline back: what it marked is pending again.");

  public static final Action ACTION =
      new Action(
          Form.of("baseline", "Marks the migrations up to VERSION as applied without running them.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.SAFETY, Topic.OUTPUT)
              .taking(TARGET, UNDO, Consents.ENVIRONMENT_CHANGED),
          BaselineRequest::of);

  private static BaselineRequest of(Given given) {
    boolean undo = given.get(UNDO);
    if (undo) {
      given.refuseIfAsked(TARGET, "cannot be given together with undo, which takes back all");
    }
    return new BaselineRequest(
        undo ? null : given.require(TARGET, "the version up to which everything counts as applied"),
        given.consents());
  }

  @Override
  public boolean isRun() {
    return true;
  }

  @Override
  public Report perform(Desk desk) {
    BaselineEdits edits = new BaselineEdits(desk.settings(), desk.migrations());
    Function<DatabaseState, Edits> planner = target == null ? edits::undo : edits.upTo(target);
    return new RunReporter("baseline", Direction.UP)
        .report(desk.settings(), () -> desk.ledger().edit("baseline", planner));
  }
}
