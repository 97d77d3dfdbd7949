package dev.slipway.action.lint;

import dev.slipway.error.Count;
import dev.slipway.lint.Hazard;
import dev.slipway.markup.Markdown;
import dev.slipway.markup.MarkdownLines;
import java.util.Locale;

/** Hazards for a comment on a pull request. */
final class LintMarkdown {

  private LintMarkdown() {}

  static String of(LintReport report) {
    MarkdownLines lines = new MarkdownLines();
    lines.line("**Migrations: " + count(report) + "**");
    for (Hazard hazard : report.open()) {
      lines.line("");
      lines.line(
          "**%s** `%s` at %s: blocks %s. %s"
              .formatted(
                  report.level(hazard).name().toLowerCase(Locale.ROOT),
                  hazard.kind().word(),
                  Markdown.code(hazard.where()),
                  Markdown.plain(hazard.blocks()),
                  Markdown.plain(hazard.reason())));
      lines.fence("sql", hazard.statement());
      if (!hazard.rewrite().isEmpty()) {
        lines.line("Write instead:");
        lines.fence("sql", String.join("\n", hazard.rewrite()));
      }
    }
    return lines.whole();
  }

  private static String count(LintReport report) {
    return report.open().isEmpty() ? "no hazard" : Count.of(report.open().size(), "hazard");
  }
}
