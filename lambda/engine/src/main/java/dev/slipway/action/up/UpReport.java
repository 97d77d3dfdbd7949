package dev.slipway.action.up;

import dev.slipway.action.Report;
import dev.slipway.action.RunReport;
import dev.slipway.action.Verdict;
import dev.slipway.config.MetricNames;
import dev.slipway.ledger.RunResult;
import dev.slipway.ledger.StepResult;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run has brought up, with what is counted of it. */
record UpReport(RunReport run) implements Report {

  @Override
  public Map<String, @Nullable Object> fields() {
    return run.fields();
  }

  @Override
  public String text() {
    return run.text();
  }

  @Override
  public Verdict verdict() {
    return run.verdict();
  }

  /** What is pending after a failure is not known. */
  @Override
  public Map<String, Number> measures() {
    RunResult result = run.result();
    Map<String, Number> measures = new LinkedHashMap<>();
    measures.put(MetricNames.MIGRATIONS_APPLIED, applied(result));
    if (result.outcome() != RunResult.Outcome.FAILED) {
      measures.put(MetricNames.MIGRATIONS_PENDING, result.pending().size());
    }
    return measures;
  }

  private static long applied(RunResult result) {
    return result.steps().stream()
        .filter(step -> step.outcome() == StepResult.Outcome.APPLIED)
        .count();
  }
}
