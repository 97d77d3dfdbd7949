package dev.slipway.action.drift;

import dev.slipway.action.Action;
import dev.slipway.action.Consents;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.Topic;
import dev.slipway.config.Consent;
import java.util.Set;

/**
 * Shows what other hands have changed in the schema.
 *
 * @param accept take the schema as it is now, not only show it
 */
public record DriftRequest(boolean accept, Set<Consent> consents) implements Request {

  private static final Field<Boolean> ACCEPT =
      Field.flag("accept", "Take the schema as it is now.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "drift",
                  "Shows what was changed in the schema since the last run, but not by a run. Exit"
                      + " 3 unless it is known that nothing was.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.SAFETY, Topic.OUTPUT)
              .finding("it is not known that nothing was changed")
              .taking(ACCEPT, Consents.ENVIRONMENT_CHANGED),
          given -> new DriftRequest(given.get(ACCEPT), given.consents()));

  @Override
  public Report perform(Desk desk) {
    DriftCheck check = new DriftCheck(desk.runner(), desk.settings().historySchema());
    Drift drift = accept ? check.lookToAccept() : check.look();
    String acceptedBy = accept ? check.accept().toString() : null;
    return new DriftReport(desk.database(), desk.settings().environment(), drift, acceptedBy);
  }
}
