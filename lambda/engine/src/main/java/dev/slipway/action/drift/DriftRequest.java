package dev.slipway.action.drift;

import dev.slipway.action.Action;
import dev.slipway.action.Consents;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Given;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.Topic;
import dev.slipway.config.Consent;
import dev.slipway.history.SchemaScope;
import java.util.Set;

/**
 * Shows what other hands have changed in the schema.
 *
 * @param scope what is looked at
 * @param accept take the schema as it is now, not only show it
 */
public record DriftRequest(SchemaScope scope, boolean accept, Set<Consent> consents)
    implements Request {

  private static final Field<Boolean> ACCEPT =
      Field.flag("accept", "Take the schema as it is now.");

  private static final Field<Boolean> ALL =
      Field.flag("all", "Look at owners, privileges, default privileges and comments too.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "drift",
                  "Shows what was changed in the schema since the last run, but not by a run. Exit"
                      + " 3 unless it is known that nothing was.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.SAFETY, Topic.OUTPUT)
              .finding("it is not known that nothing was changed")
              .taking(ALL, ACCEPT, Consents.ENVIRONMENT_CHANGED),
          DriftRequest::of);

  private static DriftRequest of(Given given) {
    SchemaScope scope = given.get(ALL) ? SchemaScope.ALL : SchemaScope.OBJECTS;
    return new DriftRequest(scope, given.get(ACCEPT), given.consents());
  }

  @Override
  public Report perform(Desk desk) {
    DriftCheck check = new DriftCheck(desk, scope);
    Drift drift = accept ? check.lookToAccept() : check.look();
    String acceptedBy = accept ? check.accept().toString() : null;
    return new DriftReport(desk.database(), desk.settings().environment(), drift, acceptedBy);
  }
}
