package dev.slipway.action.lint;

import dev.slipway.error.Count;
import dev.slipway.lint.Hazard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Hazards for a comment on a pull request. */
final class LintMarkdown {

  private LintMarkdown() {}

  static String of(LintReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("**Migrations: " + count(report) + "**");
    for (Hazard hazard : report.open()) {
      lines.add("");
      lines.add(
          "**%s** `%s` at `%s`: blocks %s. %s"
              .formatted(
                  report.level(hazard).name().toLowerCase(Locale.ROOT),
                  hazard.kind().word(),
                  hazard.where().replace("`", "'"),
                  plain(hazard.blocks()),
                  plain(hazard.reason())));
      fenced(hazard.statement(), lines);
      if (!hazard.rewrite().isEmpty()) {
        lines.add("Write instead:");
        fenced(String.join("\n", hazard.rewrite()), lines);
      }
    }
    return String.join("\n", lines);
  }

  private static String count(LintReport report) {
    return report.open().isEmpty() ? "no hazard" : Count.of(report.open().size(), "hazard");
  }

  /** Names in a file were chosen by whoever sends the change. */
  private static String plain(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]<>#|!@])", "\\\\$1");
  }

  /** A fence that is longer than every one inside. */
  private static void fenced(String sql, List<String> lines) {
    String fence = "```";
    while (sql.contains(fence)) {
      fence += "`";
    }
    lines.add("");
    lines.add(fence + "sql");
    lines.add(sql);
    lines.add(fence);
    lines.add("");
  }
}
