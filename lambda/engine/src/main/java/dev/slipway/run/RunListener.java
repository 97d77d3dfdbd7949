package dev.slipway.run;

import dev.slipway.backup.BackupResult;
import dev.slipway.ledger.LedgerListener;
import dev.slipway.ledger.StepResult;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Step;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hears what a run does while it does it. Every method does nothing by default. */
public interface RunListener extends LedgerListener {

  /** Asked before anything of a plan is done; when false, nothing is. */
  default boolean agrees(Plan plan) {
    return true;
  }

  /** The run was written down; its plan is made. */
  default void started(UUID runId, Plan plan) {}

  /** A backup is complete. */
  default void backupDone(BackupResult result) {}

  /** A step begins. */
  default void stepStarted(Step step) {}

  /** A segment of a step begins; {@code index} counts from 0. */
  default void segmentStarted(Step step, int index) {}

  /** A lock stood in the way; the segment is tried again after a pause. */
  default void retrying(Step step, int attempt, String reason) {}

  /** What looks at the database around each statement of a script; null for nothing. */
  default @Nullable StatementWatch watch() {
    return null;
  }

  /** A step ended well. */
  default void stepDone(StepResult result) {}
}
