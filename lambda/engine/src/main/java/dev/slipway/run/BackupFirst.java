package dev.slipway.run;

import dev.slipway.plan.Plan;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Saves the database before a run changes it. */
@FunctionalInterface
public interface BackupFirst {

  /**
   * Where the backup is, null when the plan needs none. What this throws ends the run before any
   * change; after {@link BackupUnderWay} it can be gone on with.
   *
   * @param earlier the backup of the paused run that this one goes on with, null for none
   */
  @Nullable String take(UUID runId, Plan plan, @Nullable String earlier);
}
