package dev.slipway.action.copy;

import dev.slipway.action.Fields;
import dev.slipway.action.LoadOutcome;
import dev.slipway.action.LoadReport;
import dev.slipway.transfer.copy.CopyPlan;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows that were copied. */
public record CopyReport(String environment, CopyPlan plan, LoadOutcome outcome, long durationMs)
    implements LoadReport {

  @Override
  public String text() {
    return CopyText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    Fields fields =
        new Fields()
            .with("action", "copy")
            .with("outcome", verdict().name())
            .with("database", plan.database())
            .with("environment", environment)
            .with("from", plan.from());
    outcome.tellRows(fields);
    fields.with("excluded", plan.leftOut());
    outcome.tellFindings(fields);
    return fields.with("durationMs", durationMs).map();
  }
}
