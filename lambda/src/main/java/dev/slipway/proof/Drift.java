package dev.slipway.proof;

import dev.slipway.history.SchemaChange;
import java.util.List;

/**
 * What other hands have changed in a schema since the last run.
 *
 * @param recorded whether it is known at all what the last run left
 * @param interrupted whether a run was broken off meanwhile, so that its changes are among these
 */
public record Drift(
    String database, boolean recorded, boolean interrupted, List<SchemaChange> changes) {

  /** True when it is known that nothing has changed. */
  public boolean isNone() {
    return recorded && changes.isEmpty();
  }
}
