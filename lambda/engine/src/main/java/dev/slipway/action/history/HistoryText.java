package dev.slipway.action.history;

import dev.slipway.error.Count;
import dev.slipway.history.Run;
import dev.slipway.history.RunStatus;
import dev.slipway.text.Columns;
import dev.slipway.text.Times;
import dev.slipway.text.Wording;
import java.util.List;
import java.util.stream.Stream;

/** The audit log as text for people: what a run was, then who and why. */
final class HistoryText {

  private HistoryText() {}

  static String of(HistoryReport report) {
    if (report.runs().isEmpty()) {
      return "No run yet.";
    }
    return String.join(
        "\n", Columns.withDetails(report.runs(), HistoryText::row, HistoryText::details));
  }

  private static List<String> row(Run run) {
    String status = run.status().replace('_', ' ');
    return List.of(Times.format(run.startedAt()), run.action(), status, versions(run));
  }

  private static String versions(Run run) {
    if (run.status().equals(RunStatus.STARTED.text())) {
      return "under way, or ended without a word";
    }
    if (run.fromVersion() == null && run.toVersion() == null) {
      return "";
    }
    String from = Wording.version(run.fromVersion());
    String to = Wording.version(run.toVersion());
    return from.equals(to) ? "at " + to : from + " -> " + to;
  }

  private static List<String> details(Run run) {
    String by = run.invokedBy() == null ? "" : "by " + run.invokedBy() + ", ";
    String what = run.applied() == 0 ? "" : Count.of(run.applied(), "migration") + " ";
    String body = what + by + "run " + run.runId();
    String message = run.message() == null ? "" : run.message();
    return Stream.concat(Stream.of(body), message.lines()).toList();
  }
}
