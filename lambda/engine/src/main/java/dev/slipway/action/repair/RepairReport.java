package dev.slipway.action.repair;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.plan.Repair;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was put right in the history, or would be.
 *
 * @param executed false when it was only shown
 * @param runId the run in the audit log, null when it was only shown
 * @param warnings what was left out
 */
public record RepairReport(
    String database,
    String environment,
    List<Repair> repairs,
    boolean executed,
    @Nullable String runId,
    List<String> warnings)
    implements Report {

  @Override
  public String text() {
    return RepairText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return new Fields()
        .with("action", "repair")
        .with("outcome", repairs.isEmpty() ? "NOTHING_TO_DO" : "DONE")
        .with("database", database)
        .with("environment", environment)
        .with("executed", executed)
        .with("repairs", repairs.stream().map(RepairReport::fields).toList())
        .with("runId", runId)
        .withUnlessEmpty("warnings", warnings)
        .map();
  }

  private static Map<String, @Nullable Object> fields(Repair repair) {
    return new Fields()
        .with("version", repair.version().toString())
        .with("kind", repair.kind().name())
        .with("text", repair.text())
        .map();
  }
}
