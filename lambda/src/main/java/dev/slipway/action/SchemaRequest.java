package dev.slipway.action;

import dev.slipway.config.Consent;
import java.util.Set;

/** What can be asked for about the schema itself. */
public sealed interface SchemaRequest extends Request {

  /**
   * Shows what other hands have changed.
   *
   * @param accept take the schema as it is now, not only show it
   */
  record Drift(boolean accept, Set<Consent> consents) implements SchemaRequest {

    @Override
    public Action action() {
      return Action.DRIFT;
    }

    @Override
    public Report performWith(Actions actions) {
      return actions.drift(this);
    }
  }
}
