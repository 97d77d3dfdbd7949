package dev.slipway.cli;

import dev.slipway.action.PruneReport;
import dev.slipway.backup.retention.Candidate;
import dev.slipway.backup.retention.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What became of backups, as text for people. */
final class PruneText {

  private PruneText() {}

  static String of(PruneReport report) {
    List<Decision> decisions = report.pruning().decisions();
    List<String> heads =
        Columns.align(decisions.stream().map(one -> head(report.pruning(), one)).toList());
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      lines.add(heads.get(i).substring(2));
      lines.add("    " + decisions.get(i).backup().name());
    }
    lines.add(end(report));
    return String.join("\n", lines);
  }

  private static List<String> head(PruneReport.Outcome pruning, Decision decision) {
    Candidate backup = decision.backup();
    return List.of(
        decision.fate().deletes() ? "delete" : "keep",
        Times.format(backup.started().toString()),
        BackupText.age(pruning.age(backup)) + " old",
        backup.state().name().toLowerCase(Locale.ROOT),
        size(backup.bytes()),
        decision.fate().text());
  }

  private static String end(PruneReport report) {
    PruneReport.Outcome pruning = report.pruning();
    String of = " of " + report.database() + " in " + report.store();
    if (pruning.deleted() == 0) {
      return "Nothing to delete among " + backups(pruning.decisions().size()) + of + ".";
    }
    String bytes = size(pruning.bytes());
    String what = backups(pruning.deleted()) + of + (bytes.isEmpty() ? "" : ", " + bytes);
    return pruning.executed()
        ? "Deleted " + what + "."
        : "Would delete " + what + ". Nothing was deleted. Do it with: --prune --execute";
  }

  /** Of snapshots it is not known. */
  private static String size(long bytes) {
    return bytes == 0 ? "" : BackupText.size(bytes);
  }

  private static String backups(long count) {
    return count == 1 ? "1 backup" : count + " backups";
  }
}
