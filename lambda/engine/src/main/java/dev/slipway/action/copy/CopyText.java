package dev.slipway.action.copy;

import dev.slipway.action.LoadOutcome;
import dev.slipway.action.LoadText;
import dev.slipway.config.Durations;
import java.time.Duration;
import java.util.List;

/** Copies as text for people. */
final class CopyText {

  private CopyText() {}

  static String of(CopyReport report) {
    LoadOutcome outcome = report.outcome();
    List<String> lines = LoadText.tables(outcome.result().rows());
    report.plan().leftOut().forEach(table -> lines.add("  without " + table));
    outcome.warnings().forEach(warning -> lines.add("  warning: " + warning));
    lines.addAll(LoadText.wrong(outcome.findings()));
    if (outcome.saved() != null) {
      lines.add("  as it was before: " + outcome.saved());
    }
    lines.add(
        "%s %s (%s) has got %s from %s%s%s. %s, run %s"
            .formatted(
                LoadText.verdict(outcome),
                report.plan().database(),
                report.environment(),
                LoadText.amount(outcome),
                report.plan().from(),
                LoadText.instead(outcome.mode()),
                LoadText.left(outcome, "copy"),
                Durations.format(Duration.ofMillis(report.durationMs())),
                outcome.runId()));
    return String.join("\n", lines);
  }
}
