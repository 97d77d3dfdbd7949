package dev.slipway.action.copy;

import dev.slipway.action.LoadText;
import dev.slipway.config.Durations;
import dev.slipway.error.Count;
import java.time.Duration;
import java.util.List;

/** Copies as text for people. */
final class CopyText {

  private CopyText() {}

  static String of(CopyReport report) {
    CopyReport.Outcome outcome = report.outcome();
    List<String> lines = LoadText.tables(outcome.result().rows());
    outcome.plan().leftOut().forEach(table -> lines.add("  without " + table));
    outcome.warnings().forEach(warning -> lines.add("  warning: " + warning));
    lines.addAll(LoadText.wrong(outcome.findings()));
    if (outcome.saved() != null) {
      lines.add("  as it was before: " + outcome.saved());
    }
    lines.add(
        "%s %s (%s) has got %s of %s from %s%s. %s, run %s"
            .formatted(
                outcome.findings().isEmpty() ? "Done." : "Something is wrong.",
                outcome.plan().database(),
                report.environment(),
                Count.of(outcome.result().rowCount(), "row"),
                Count.of(outcome.result().rows().size(), "table"),
                outcome.plan().from(),
                LoadText.instead(outcome.plan().load().terms().mode()),
                Durations.format(Duration.ofMillis(report.durationMs())),
                outcome.runId()));
    return String.join("\n", lines);
  }
}
