package dev.slipway.cli;

import dev.slipway.action.HistoryReport;
import dev.slipway.history.Run;
import dev.slipway.history.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The audit log as text for people: what a run was, then who and why. */
final class HistoryText {

  private HistoryText() {}

  static String of(HistoryReport report) {
    if (report.runs().isEmpty()) {
      return "No run yet.";
    }
    List<String> heads = Columns.align(report.runs().stream().map(HistoryText::head).toList());
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      lines.add(heads.get(i).substring(2));
      lines.add("    " + body(report.runs().get(i)));
      message(report.runs().get(i), lines);
    }
    return String.join("\n", lines);
  }

  private static List<String> head(Run run) {
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
    String from = words(run.fromVersion());
    String to = words(run.toVersion());
    return from.equals(to) ? "at " + to : from + " -> " + to;
  }

  private static String words(@Nullable String version) {
    return Objects.requireNonNullElse(version, "no version");
  }

  private static String body(Run run) {
    String migrations = run.applied() == 1 ? "1 migration" : run.applied() + " migrations";
    String by = run.invokedBy() == null ? "" : " by " + run.invokedBy();
    return migrations + by + ", run " + run.runId();
  }

  private static void message(Run run, List<String> lines) {
    String message = run.message();
    if (message != null) {
      message.lines().forEach(line -> lines.add("    " + line));
    }
  }
}
