package dev.slipway.handler;

import dev.slipway.migration.Migration;
import dev.slipway.migration.Version;
import dev.slipway.plan.Comparison;
import java.util.ArrayList;
import java.util.List;

/**
 * What is told of a database that stays as the newer deploy has left it.
 *
 * @param notAllowed whether the event asked for more than the function may do
 */
record KeptDatabase(Comparison found, boolean notAllowed) {

  /** The stack says so by a variable of the function: an event is not enough. */
  private static final String NOT_ALLOWED =
      "Nothing was taken back: the function is not configured with ON_ROLLBACK=REVERT.";

  /** Empty when there is nothing to tell. */
  String text() {
    List<String> texts = new ArrayList<>();
    List<String> pending =
        found.pending().stream().map(Migration::version).map(Version::toString).toList();
    if (!pending.isEmpty()) {
      texts.add(
          "Pending of the older files, and not run: "
              + String.join(", ", pending)
              + ". The database stays as the newer deploy has left it.");
    }
    if (notAllowed && !found.ahead().isEmpty()) {
      texts.add(NOT_ALLOWED);
    }
    return String.join(" ", texts);
  }
}
