package dev.slipway.action.status;

import dev.slipway.action.Action;
import dev.slipway.action.Desk;
import dev.slipway.action.Form;
import dev.slipway.action.Request;
import dev.slipway.action.Topic;
import dev.slipway.history.DatabaseState;
import dev.slipway.migration.Migrations;
import dev.slipway.plan.Comparison;

/** Shows where the database stands. */
public record StatusRequest() implements Request {

  public static final Action ACTION =
      new Action(
          Form.of("status", "Shows what is applied and what is pending. Changes nothing.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.OUTPUT)
              .findingWhenChecked(
                  "with --check: not everything is up to date",
                  "Exit with 3 unless everything is up to date."),
          given -> new StatusRequest());

  @Override
  public StatusReport perform(Desk desk) {
    Migrations migrations = desk.readable();
    DatabaseState state = desk.reader().look(false);
    return new StatusReport(
        state.facts().database(),
        new Comparison(migrations, state.history(), desk.settings().environment()));
  }
}
