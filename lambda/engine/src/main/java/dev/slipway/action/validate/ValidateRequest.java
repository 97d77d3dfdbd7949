package dev.slipway.action.validate;

import dev.slipway.action.Action;
import dev.slipway.action.Desk;
import dev.slipway.action.Form;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.Topic;
import dev.slipway.history.DatabaseState;

/** Holds the files against the history and changes nothing. */
public record ValidateRequest() implements Request {

  public static final Action ACTION =
      new Action(
          Form.of(
                  "validate",
                  "Checks the files and holds them against the history. Exit 3 when anything is"
                      + " wrong.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.OUTPUT)
              .finding("the files or the history have errors"),
          given -> new ValidateRequest());

  @Override
  public Report perform(Desk desk) {
    DatabaseState state = desk.runner().look(true);
    return new Validation(desk.settings(), desk.source(), state).report();
  }
}
