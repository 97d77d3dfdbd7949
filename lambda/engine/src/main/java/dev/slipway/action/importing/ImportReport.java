package dev.slipway.action.importing;

import dev.slipway.action.Fields;
import dev.slipway.action.LoadOutcome;
import dev.slipway.action.LoadReport;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows that were imported. */
public record ImportReport(
    String environment, ImportPlan plan, LoadOutcome outcome, long durationMs)
    implements LoadReport {

  @Override
  public String text() {
    return ImportText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    Fields fields =
        new Fields()
            .with("action", "import")
            .with("outcome", verdict().name())
            .with("database", plan.database())
            .with("environment", environment)
            .with("from", plan.uri());
    outcome.tellRows(fields);
    outcome.tellFindings(fields);
    return fields.with("durationMs", durationMs).map();
  }
}
