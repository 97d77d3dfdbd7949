package dev.slipway.proof;

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
    /** A run has ended without a word, so that the changes may be its own. */
    INTERRUPTED,
    /** Nobody knows what the last run left. */
    NOT_RECORDED,
    /** It is being changed. */
    RUN_UNDER_WAY
  }

  /** What is known when there is nothing to compare. */
  static Drift unknown(State state) {
    return new Drift(state, List.of());
  }
}
