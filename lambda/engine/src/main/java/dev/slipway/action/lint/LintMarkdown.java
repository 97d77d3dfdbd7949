package dev.slipway.action.lint;

import dev.slipway.error.Count;
import dev.slipway.lint.Hazard;
import dev.slipway.markup.Markdown;
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
          "**%s** `%s` at %s: blocks %s. %s"
              .formatted(
                  report.level(hazard).name().toLowerCase(Locale.ROOT),
                  hazard.kind().word(),
                  Markdown.code(hazard.where()),
                  Markdown.plain(hazard.blocks()),
                  Markdown.plain(hazard.reason())));
      Markdown.fence("sql", hazard.statement(), lines);
      if (!hazard.rewrite().isEmpty()) {
        lines.add("Write instead:");
        Markdown.fence("sql", String.join("\n", hazard.rewrite()), lines);
      }
    }
    return String.join("\n", lines);
  }

  private static String count(LintReport report) {
    return report.open().isEmpty() ? "no hazard" : Count.of(report.open().size(), "hazard");
  }
}
