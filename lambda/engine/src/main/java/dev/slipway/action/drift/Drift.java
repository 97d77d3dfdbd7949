package dev.slipway.action.drift;

import dev.slipway.history.SchemaChange;
import java.util.List;

/**
 * What other hands have changed in a schema since the last run.
 *
 * @param state what is known of it
 * @param changes the objects that are not as they are recorded
 */
public record Drift(State state, List<SchemaChange> changes) {

  /** What is known of a schema. */
  public enum State {
    /** It is as the last run left it. */
    NO_DRIFT,
    DRIFT,
    /** A run did not come to record what it had changed, so the changes may be its own. */
    OUTDATED,
    /** Nobody knows what the last run left. */
    NOT_RECORDED,
    /** Nobody knows what owners, privileges and comments the last run left. */
    RIGHTS_NOT_RECORDED,
    /** A run is under way, a table is locked, or the server is too busy to tell. */
    BUSY,
    /** The user may not read what is recorded. */
    NOT_ALLOWED
  }

  /** What is known when there is nothing to compare. */
  static Drift unknown(State state) {
    return new Drift(state, List.of());
  }
}
