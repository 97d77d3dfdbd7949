package dev.slipway.action;

import dev.slipway.ledger.RunResult;
import dev.slipway.ledger.StepResult;
import dev.slipway.plan.Direction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run did.
 *
 * @param action its word
 * @param direction where it took the schema
 * @param message why it failed, null when it did not
 */
public record RunReport(
    String action,
    Direction direction,
    String environment,
    RunResult result,
    long durationMs,
    @Nullable String message)
    implements Report {

  @Override
  public Verdict verdict() {
    return result.outcome() == RunResult.Outcome.PAUSED ? Verdict.PAUSED : Verdict.DONE;
  }

  @Override
  public String text() {
    return RunText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    Fields fields =
        new Fields()
            .with("action", action)
            .with("outcome", result.outcome().name())
            .with("database", result.database())
            .with("environment", environment)
            .with("from", result.from())
            .with("to", result.to())
            .with("steps", result.steps().stream().map(RunReport::step).toList())
            .with("pending", result.pending())
            .with("warnings", List.copyOf(result.warnings()))
            .with("backup", result.backup())
            .with("runId", result.runId().toString())
            .with("durationMs", durationMs);
    return (message == null ? fields : fields.with("message", message)).map();
  }

  private static Map<String, @Nullable Object> step(StepResult step) {
    return new Fields()
        .with("version", step.version().toString())
        .with("description", step.description())
        .with("direction", step.direction().name())
        .with("outcome", step.outcome().name())
        .with("statements", step.statements())
        .with("durationMs", step.durationMs())
        .map();
  }
}
