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
import dev.slipway.action.Wanted;
import dev.slipway.config.Consent;
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
                  Wanted.EXECUTE,
                  Wanted.AGAIN,
                  Wanted.HOLD,
                  Wanted.GO_ON,
                  Wanted.GIVE_UP,
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
        Wanted.of(given),
        PaceFields.of(given),
        given.consents());
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
