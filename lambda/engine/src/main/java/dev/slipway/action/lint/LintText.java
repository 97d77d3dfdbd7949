package dev.slipway.action.lint;

import dev.slipway.error.Count;
import dev.slipway.lint.Hazard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Hazards for people. */
final class LintText {

  private LintText() {}

  static String of(LintReport report) {
    List<String> lines = new ArrayList<>();
    report.open().forEach(hazard -> hazard(report, hazard, lines));
    int accepted = report.hazards().size() - report.open().size();
    lines.add(
        "Looked at "
            + Count.of(report.files(), "file")
            + (report.server().isEmpty()
                ? " by text alone: "
                : ", measured on PostgreSQL " + report.server() + ": ")
            + (report.open().isEmpty() ? "no hazard" : Count.of(report.open().size(), "hazard"))
            + (accepted == 0 ? "." : ", %d more accepted.".formatted(accepted)));
    return String.join("\n", lines);
  }

  private static void hazard(LintReport report, Hazard hazard, List<String> lines) {
    String level = report.level(hazard).name().toLowerCase(Locale.ROOT);
    lines.add("%s: %s: %s".formatted(hazard.where(), level, hazard.kind().word()));
    hazard.statement().lines().limit(3).forEach(line -> lines.add("    " + line));
    lines.add("  blocks: " + hazard.blocks());
    lines.add("  why: " + hazard.reason());
    if (!hazard.rewrite().isEmpty()) {
      lines.add("  write instead:");
      hazard.rewrite().stream().flatMap(String::lines).forEach(line -> lines.add("    " + line));
    }
    lines.add(
        "  or accept it: -- slipway: allow=%s -- YOUR REASON".formatted(hazard.kind().word()));
  }
}
