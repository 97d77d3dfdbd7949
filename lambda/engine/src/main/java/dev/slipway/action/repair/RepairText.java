package dev.slipway.action.repair;

import dev.slipway.plan.Repair;
import java.util.ArrayList;
import java.util.List;

/** What is repaired, as text for people. */
final class RepairText {

  private RepairText() {}

  static String of(RepairReport report) {
    List<String> lines = new ArrayList<>();
    report.warnings().forEach(warning -> lines.add("warning: " + warning));
    if (report.repairs().isEmpty()) {
      lines.add("Nothing to repair.");
      return String.join("\n", lines);
    }
    lines.add(report.executed() ? "Done:" : "This would be done:");
    for (Repair repair : report.repairs()) {
      lines.add("  " + repair.text());
    }
    if (!report.executed()) {
      lines.add("Nothing was changed. Do it with: repair --execute");
    }
    return String.join("\n", lines);
  }
}
