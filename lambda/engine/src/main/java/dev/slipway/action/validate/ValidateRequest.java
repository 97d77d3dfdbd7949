package dev.slipway.action.validate;

import dev.slipway.action.Action;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.action.Topic;
import dev.slipway.history.DatabaseState;

/**
 * Holds the files against the history and changes nothing.
 *
 * @param lint whether hazards in what is pending count as errors
 */
public record ValidateRequest(boolean lint) implements Request {

  private static final Field<Boolean> LINT =
      Field.flag("lint", "Count hazards in what is pending as errors too, as lint tells them.");

  public static final Action ACTION =
      new Action(
          Form.of(
                  "validate",
                  "Checks the files and holds them against the history. Exit 3 when anything is"
                      + " wrong.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.OUTPUT)
              .finding("the files or the history have errors")
              .taking(LINT),
          given -> new ValidateRequest(given.get(LINT)));

  @Override
  public Report perform(Desk desk) {
    DatabaseState state = desk.reader().look(true);
    return new Validation(desk.settings(), desk.source(), state).report(lint);
  }
}
