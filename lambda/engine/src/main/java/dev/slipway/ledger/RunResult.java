package dev.slipway.ledger;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run did.
 *
 * @param from the newest version before, null for none
 * @param to the newest version after, null for none
 * @param steps what became of each step that was begun
 * @param pending versions that are still to do
 * @param backup where the backup is that was taken first, null for none
 * @param schemaRecorded whether the schema was recorded as the run left it
 */
public record RunResult(
    UUID runId,
    String database,
    Outcome outcome,
    @Nullable String from,
    @Nullable String to,
    List<StepResult> steps,
    List<String> pending,
    List<String> warnings,
    @Nullable String backup,
    boolean schemaRecorded) {

  /** How a run ended. */
  public enum Outcome {
    DONE,
    NOTHING_TO_DO,
    PAUSED,
    FAILED
  }
}
