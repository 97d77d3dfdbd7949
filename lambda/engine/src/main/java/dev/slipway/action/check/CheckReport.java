package dev.slipway.action.check;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.action.Verdict;
import dev.slipway.transfer.check.CheckResult;
import dev.slipway.transfer.check.CheckedTable;
import dev.slipway.transfer.check.Finding;
import dev.slipway.transfer.table.LeftOutTable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with the rows of a database, if anything is. */
public record CheckReport(String environment, CheckResult result, long durationMs)
    implements Report {

  @Override
  public Verdict verdict() {
    if (result.left() > 0) {
      return Verdict.PAUSED;
    }
    return result.findings().isEmpty() ? Verdict.DONE : Verdict.FOUND;
  }

  @Override
  public String text() {
    return CheckText.of(result);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return new Fields()
        .with("action", "check")
        .with("outcome", verdict().name())
        .with("database", result.database())
        .with("environment", environment)
        .with("against", result.against())
        .with("asOf", result.startedAt())
        .with("tables", result.tables().stream().map(CheckReport::table).toList())
        .with("questions", result.checked())
        .with("left", result.left())
        .with("findings", result.findings().stream().map(CheckReport::finding).toList())
        .with("leftOut", result.leftOut().stream().map(CheckReport::leftOut).toList())
        .with("notes", result.notes())
        .with("durationMs", durationMs)
        .map();
  }

  private static Map<String, @Nullable Object> table(CheckedTable table) {
    return new Fields()
        .with("name", table.name().toString())
        .with("rows", table.rows())
        .with("rowsThere", table.there())
        .with("same", table.same())
        .map();
  }

  private static Map<String, @Nullable Object> finding(Finding finding) {
    return new Fields()
        .with("kind", finding.kind())
        .with("subject", finding.subject())
        .with("what", finding.what())
        .with("count", finding.count())
        .with("sample", finding.sample())
        .map();
  }

  private static Map<String, @Nullable Object> leftOut(LeftOutTable table) {
    return new Fields().with("name", table.table().toString()).with("why", table.why()).map();
  }
}
