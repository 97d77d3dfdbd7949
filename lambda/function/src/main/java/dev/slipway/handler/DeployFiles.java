package dev.slipway.handler;

import dev.slipway.error.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of a deploy may lie: where the function is configured to take them from, which is
 * where the construct has put them. A deploy changes the function before it sends its event, so the
 * two agree; whoever sends an event by himself cannot name any other place.
 */
final class DeployFiles {

  private DeployFiles() {}

  /** Throws {@link InvalidInput} when an event names another place than the function's own. */
  static void requireOwn(String named, @Nullable String configured) {
    if (!named.equals(configured)) {
      throw new InvalidInput(
          "The event's migrationsUrl is not where the migrations of this function are"
              + " (MIGRATIONS). Nothing was done. Deploy by the construct, which says both.");
    }
  }
}
