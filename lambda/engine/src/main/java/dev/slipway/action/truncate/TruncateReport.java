package dev.slipway.action.truncate;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.error.Problem;
import dev.slipway.transfer.table.DataTable;
import dev.slipway.transfer.table.LeftOutTable;
import dev.slipway.transfer.truncate.Numbering;
import dev.slipway.transfer.truncate.TruncatePlan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tables that were emptied, or would be.
 *
 * @param outcome what came of it; null where it was only shown
 */
public record TruncateReport(
    String environment, TruncatePlan plan, @Nullable Outcome outcome, long durationMs)
    implements Report {

  /**
   * What came of it.
   *
   * @param saved where the backup is that was taken first, null for none
   */
  record Outcome(String runId, @Nullable String saved, List<String> warnings) {}

  @Override
  public String text() {
    return TruncateText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    Outcome done = outcome;
    return new Fields()
        .with("action", "truncate")
        .with("outcome", plan.names().isEmpty() ? "NOTHING_TO_DO" : "DONE")
        .with("dryRun", done == null)
        .with("database", plan.schema().database())
        .with("environment", environment)
        .with("tables", plan.schema().tables().stream().map(TruncateReport::table).toList())
        .with("restartSequences", plan.numbering() == Numbering.RESTARTS)
        .with("leftOut", plan.schema().leftOut().stream().map(TruncateReport::leftOut).toList())
        .with("problems", plan.problems().stream().map(Problem::toString).toList())
        .with("saved", done == null ? null : done.saved())
        .with("warnings", done == null ? List.of() : done.warnings())
        .with("runId", done == null ? null : done.runId())
        .with("durationMs", durationMs)
        .map();
  }

  private static Map<String, @Nullable Object> table(DataTable table) {
    return new Fields()
        .with("name", table.name().toString())
        .with("estimatedRows", table.rows())
        .with("bytes", table.bytes())
        .map();
  }

  private static Map<String, @Nullable Object> leftOut(LeftOutTable table) {
    return new Fields().with("name", table.table().toString()).with("why", table.why()).map();
  }
}
