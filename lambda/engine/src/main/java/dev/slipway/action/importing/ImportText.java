package dev.slipway.action.importing;

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
    ImportReport.Outcome outcome = report.outcome();
    List<String> lines = LoadText.tables(outcome.result().rows());
    outcome.warnings().forEach(warning -> lines.add("  warning: " + warning));
    lines.addAll(LoadText.wrong(outcome.findings()));
    lines.add("  " + outcome.plan().uri());
    if (outcome.saved() != null) {
      lines.add("  as it was before: " + outcome.saved());
    }
    lines.add(
        "%s %s (%s) has got %s of %s%s. %s, run %s"
            .formatted(
                begin(outcome),
                outcome.plan().database(),
                report.environment(),
                Count.of(outcome.result().rowCount(), "row"),
                Count.of(outcome.result().rows().size(), "table"),
                LoadText.instead(outcome.plan().load().terms().mode())
                    + (outcome.tablesLeft() == 0
                        ? ""
                        : "; "
                            + Count.of(outcome.tablesLeft(), "table")
                            + " left, import the same again"),
                Durations.format(Duration.ofMillis(report.durationMs())),
                outcome.runId()));
    return String.join("\n", lines);
  }

  private static String begin(ImportReport.Outcome outcome) {
    if (outcome.tablesLeft() > 0) {
      return "Paused.";
    }
    return outcome.findings().isEmpty() ? "Done." : "Something is wrong.";
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
