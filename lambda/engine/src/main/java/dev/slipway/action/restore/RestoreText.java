package dev.slipway.action.restore;

import dev.slipway.action.ManifestText;
import dev.slipway.backup.restore.RestoreResult;
import dev.slipway.config.Durations;
import dev.slipway.error.Count;
import dev.slipway.text.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Restores as text for people. */
final class RestoreText {

  private RestoreText() {}

  static String of(RestoreReport report) {
    RestoreResult result = report.outcome().result();
    List<String> lines = new ArrayList<>();
    result.warnings().forEach(warning -> lines.add("  warning: " + warning));
    result.leftOut().forEach(what -> lines.add("  left out: " + what));
    result.differences().forEach(what -> lines.add("  " + what));
    lines.add("  " + result.uri());
    if (report.outcome().saved() != null) {
      lines.add("  as it was before: " + report.outcome().saved());
    }
    lines.add(
        outcome(result).formatted(report.outcome().database(), report.environment())
            + amount(result)
            + (result.done()
                ? ""
                : "; " + Count.of(result.unitsLeft(), "unit") + " left, run it again.")
            + " "
            + Durations.format(Duration.ofMillis(report.durationMs()))
            + ", run "
            + report.outcome().runId());
    return String.join("\n", lines);
  }

  private static String outcome(RestoreResult result) {
    if (!result.done()) {
      return "Paused. %s (%s) is half restored: ";
    }
    if (result.leftOut().isEmpty() && !result.differences().isEmpty()) {
      return "Different. %s (%s) is restored, and stands otherwise than the backup says ("
          + result.differences().size()
          + "): ";
    }
    return result.leftOut().isEmpty()
        ? "Done. %s (%s) is restored: "
        : "Incomplete. %s (%s) is restored but for what was left out ("
            + result.leftOut().size()
            + "): ";
  }

  private static String amount(RestoreResult result) {
    return Count.of(result.rows(), "row")
        + (result.resumed() ? " by this run, the rest by those before" : "")
        + ", "
        + Wording.size(result.bytes())
        + (result.done() ? ", at " + ManifestText.version(result.manifest()) + "." : "");
  }
}
