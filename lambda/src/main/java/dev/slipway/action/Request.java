package dev.slipway.action;

import dev.slipway.config.Consent;
import java.util.Set;

/** What a user asks for: a record for each action, with the fields that this action takes. */
public sealed interface Request permits MigrationRequest, SchemaRequest, BackupRequest {

  /** The action that is asked for. */
  Action action();

  /** Has that action perform it; throws what {@link Actions#perform} throws. */
  Report performWith(Actions actions);

  /** What the user has agreed to with it. */
  default Set<Consent> consents() {
    return Set.of();
  }

  /** True when the plan is only to be shown and nothing changed. */
  default boolean dryRun() {
    return false;
  }
}
