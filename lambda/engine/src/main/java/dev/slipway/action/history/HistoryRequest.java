package dev.slipway.action.history;

import dev.slipway.action.Action;
import dev.slipway.action.Desk;
import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Request;
import dev.slipway.action.Topic;
import dev.slipway.action.Values;

/**
 * Shows the newest runs.
 *
 * @param limit how many
 */
public record HistoryRequest(int limit) implements Request {

  private static final Field<Integer> LIMIT =
      Field.of("limit", Values.COUNT, 20).option("N", "How many runs (default: 20).");

  public static final Action ACTION =
      new Action(
          Form.of("history", "Shows the newest runs, also those that failed.")
              .about(Topic.CONNECTION, Topic.FILES, Topic.OUTPUT)
              .taking(LIMIT),
          given -> new HistoryRequest(given.get(LIMIT)));

  @Override
  public HistoryReport perform(Desk desk) {
    return new HistoryReport(desk.settings().environment(), desk.reader().runs(limit));
  }
}
