package dev.slipway.action.backups;

import dev.slipway.backup.retention.Candidate;
import dev.slipway.backup.retention.Decision;
import dev.slipway.error.Count;
import dev.slipway.text.Columns;
import dev.slipway.text.Times;
import dev.slipway.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What became of backups, as text for people. */
final class PruneText {

  private PruneText() {}

  static String of(PruneReport report) {
    List<String> lines =
        new ArrayList<>(
            Columns.withDetails(
                report.decisions(),
                decision -> row(report, decision),
                decision -> List.of(decision.backup().name())));
    lines.add(end(report));
    return String.join("\n", lines);
  }

  private static List<String> row(PruneReport report, Decision decision) {
    Candidate backup = decision.backup();
    return List.of(
        decision.fate().deletes() ? "delete" : "keep",
        Times.format(backup.started().toString()),
        Wording.age(report.listing().age(backup.started())) + " old",
        backup.state().name().toLowerCase(Locale.ROOT),
        size(backup.bytes()),
        decision.fate().text());
  }

  private static String end(PruneReport report) {
    String of = " of " + report.listing().database() + " in " + report.listing().store();
    if (report.deleted() == 0) {
      return "Nothing to delete among " + backups(report.decisions().size()) + of + ".";
    }
    String bytes = size(report.bytes());
    String what = backups(report.deleted()) + of + (bytes.isEmpty() ? "" : ", " + bytes);
    return report.executed()
        ? "Deleted " + what + "."
        : "Would delete " + what + ". Nothing was deleted. Do it with: --prune --execute";
  }

  /** Of snapshots it is not known. */
  private static String size(long bytes) {
    return bytes == 0 ? "" : Wording.size(bytes);
  }

  private static String backups(long count) {
    return Count.of(count, "backup");
  }
}
