package dev.slipway.action.importing;

import dev.slipway.action.LoadOutcome;
import dev.slipway.action.LoadText;
import dev.slipway.config.Durations;
import dev.slipway.error.Count;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.load.TableLoad;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Imports as text for people. */
final class ImportText {

  private ImportText() {}

  static String of(ImportReport report) {
    LoadOutcome outcome = report.outcome();
    List<String> lines = LoadText.tables(outcome.result().rows());
    outcome.warnings().forEach(warning -> lines.add("  warning: " + warning));
    lines.addAll(LoadText.wrong(outcome.findings()));
    lines.add("  " + report.plan().uri());
    if (outcome.saved() != null) {
      lines.add("  as it was before: " + outcome.saved());
    }
    lines.add(
        "%s %s (%s) has got %s%s%s. %s, run %s"
            .formatted(
                LoadText.verdict(outcome),
                report.plan().database(),
                report.environment(),
                LoadText.amount(outcome),
                LoadText.instead(outcome.mode()),
                LoadText.left(outcome, "import"),
                Durations.format(Duration.ofMillis(report.durationMs())),
                outcome.runId()));
    return String.join("\n", lines);
  }

  static String of(ImportPlanReport report) {
    ImportPlan plan = report.plan();
    Map<TableName, Long> rows = new LinkedHashMap<>();
    for (TableLoad load : plan.load().loads()) {
      rows.put(load.target().name(), load.rows() == null ? 0 : load.rows());
    }
    List<String> lines = LoadText.tables(rows);
    plan.warnings().forEach(warning -> lines.add("  warning: " + warning));
    lines.add("  " + plan.uri());
    lines.add(
        "Dry run: nothing was changed. %s (%s) would get %s of %s%s."
            .formatted(
                plan.database(),
                report.environment(),
                Count.of(plan.load().promisedRows(), "row"),
                Count.of(rows.size(), "table"),
                LoadText.instead(report.mode())));
    return String.join("\n", lines);
  }
}
