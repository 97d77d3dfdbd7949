package dev.slipway.action.backfill;

import dev.slipway.action.Action;
import dev.slipway.action.Consents;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.PaceFields;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.Topic;
import dev.slipway.action.Values;
import dev.slipway.config.Consent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Changes data in batches.
 *
 * @param name of the backfill
 * @param given values for its parameters, by name
 */
public record BackfillRequest(
    String name,
    Map<String, String> given,
    Wanted wanted,
    PaceFields.Choice pace,
    Set<Consent> consents)
    implements Request {

  /** What is to be done. */
  enum Wanted {
    /** To show what it would do. */
    SHOW,
    RUN,
    /** To run it, also where somebody holds it. */
    RESUME,
    /** To run it from the first row. */
    RESTART,
    /** To show what it would do from the first row. */
    SHOW_RESTART,
    PAUSE,
    CANCEL;

    boolean runs() {
      return this == RUN || this == RESUME || this == RESTART;
    }
  }

  private static final Field<String> NAME =
      Field.of("name", Values.TEXT)
          .argument("NAME", "The backfill: migrations/backfills/NAME.sql.")
          .needed();

  private static final Field<Map<String, String>> PARAMS =
      Field.of("params", Values.TEXTS, Map.of())
          .eachPair(
              "--param",
              "NAME=VALUE",
              "The value of a parameter of the file; it is bound, never pasted. May be repeated.");

  private static final Field<Boolean> EXECUTE =
      Field.flag("execute", "Do it; without, one batch is tried and taken back.");

  private static final Field<Boolean> RESTART =
      Field.flag("restart", "Begin at the first row, whatever was done before.");

  private static final Field<Boolean> PAUSE =
      Field.flag("pause", "Let it rest after the batch that is under way, until --resume.");

  private static final Field<Boolean> RESUME =
      Field.flag("resume", "Go on with one that rests, or was cancelled.");

  private static final Field<Boolean> CANCEL =
      Field.flag("cancel", "Give it up after the batch that is under way; what is done stays.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "backfill",
                  "Changes data in batches, as a file says, or shows what it would do: rows, plan,"
                      + " one batch that is taken back, about how long it takes.",
                  "Each batch commits with how far it is. Stopped, killed or paused, it goes on"
                      + " there: run it again. Exit 4 when it is paused.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.SAFETY, Topic.OUTPUT)
              .finding("somebody has cancelled it")
              .taking(
                  NAME,
                  PARAMS,
                  EXECUTE,
                  RESTART,
                  PAUSE,
                  RESUME,
                  CANCEL,
                  PaceFields.BATCH_SIZE,
                  PaceFields.TARGET_TIME,
                  PaceFields.SLEEP,
                  PaceFields.MAX_ROWS,
                  PaceFields.UNTIL,
                  PaceFields.PARTS,
                  PaceFields.PART,
                  Consents.ENVIRONMENT_CHANGED),
          BackfillRequest::of);

  private static BackfillRequest of(Given given) {
    return new BackfillRequest(
        given.require(NAME, "which backfill"),
        given.get(PARAMS),
        wanted(given),
        PaceFields.of(given),
        given.consents());
  }

  private static Wanted wanted(Given given) {
    if (given.get(PAUSE)) {
      refuseOthers(given, PAUSE, List.of(CANCEL, EXECUTE, RESTART, RESUME));
      return Wanted.PAUSE;
    }
    if (given.get(CANCEL)) {
      refuseOthers(given, CANCEL, List.of(EXECUTE, RESTART, RESUME));
      return Wanted.CANCEL;
    }
    if (given.get(RESUME)) {
      refuseOthers(given, RESUME, List.of(RESTART));
      return Wanted.RESUME;
    }
    boolean run = given.get(EXECUTE);
    return given.get(RESTART)
        ? run ? Wanted.RESTART : Wanted.SHOW_RESTART
        : run ? Wanted.RUN : Wanted.SHOW;
  }

  private static void refuseOthers(Given given, Field<Boolean> one, List<Field<Boolean>> others) {
    others.forEach(other -> given.refuseIfAsked(other, "does not go with " + given.name(one)));
  }

  @Override
  public boolean isPiecemeal() {
    return true;
  }

  @Override
  public boolean isRun() {
    return wanted.runs();
  }

  @Override
  public Report perform(Desk desk) {
    return new Backfilling(desk, this).report();
  }
}
