package dev.slipway.action.refresh;

import static java.util.stream.Collectors.joining;

import dev.slipway.action.refresh.ViewOutcome.Kind;
import dev.slipway.config.Durations;
import dev.slipway.error.Count;
import dev.slipway.text.Columns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Materialized views that were refreshed, or would be, as text for people. */
final class RefreshText {

  private RefreshText() {}

  static String of(RefreshReport report) {
    List<List<String>> rows = report.outcomes().stream().map(RefreshText::row).toList();
    List<String> lines = new ArrayList<>(Columns.align(rows));
    lines.add("Database " + report.views().database() + ": " + end(report));
    return String.join("\n", lines);
  }

  private static List<String> row(ViewOutcome outcome) {
    return List.of(outcome.view().toString(), what(outcome));
  }

  private static String what(ViewOutcome outcome) {
    return switch (outcome.kind()) {
      case PLANNED -> how(outcome);
      case REFRESHED -> rows(outcome) + ", " + how(outcome);
      case SKIPPED -> "skipped: " + outcome.why();
      case FAILED -> "FAILED: " + outcome.why();
      case NOT_BEGUN -> "not begun: " + outcome.why();
      case LEFT -> "left: " + outcome.why();
    };
  }

  private static String rows(ViewOutcome outcome) {
    String rows = outcome.rows() == null ? "rows unknown" : Count.of(outcome.rows(), "row");
    return rows + ", " + Durations.format(Duration.ofMillis(outcome.durationMs()));
  }

  private static String how(ViewOutcome outcome) {
    return outcome.view().isConcurrent()
        ? "concurrently"
        : "readers wait: " + outcome.view().whyPlain();
  }

  private static String end(RefreshReport report) {
    int count = report.outcomes().size();
    if (count == 0) {
      return "there is no materialized view to refresh.";
    }
    if (report.runId() == null) {
      return Count.of(count, "materialized view")
          + " would be refreshed, in this order. Nothing was done.";
    }
    return Count.of(report.of(Kind.REFRESHED).size(), "materialized view", "is", "are")
        + " refreshed"
        + (report.of(Kind.REFRESHED).size() == count ? "" : " of " + count)
        + ". "
        + left(report)
        + "Run "
        + report.runId();
  }

  private static String left(RefreshReport report) {
    return report.isPaused()
        ? "Paused; left are "
            + report.of(Kind.LEFT).stream().map(Object::toString).collect(joining(", "))
            + ": refresh again, and it goes on. "
        : "";
  }
}
