package dev.slipway.action.lint;

import dev.slipway.hazard.Level;
import dev.slipway.lint.Hazard;
import java.util.stream.Collectors;

/** Hazards as commands of a workflow (GitHub Docs, "Workflow commands for GitHub Actions"). */
final class LintGithub {

  private LintGithub() {}

  static String of(LintReport report) {
    return report.open().stream()
        .map(hazard -> command(report, hazard))
        .collect(Collectors.joining("\n"));
  }

  private static String command(LintReport report, Hazard hazard) {
    return "::%s file=%s,line=%d,col=%d,title=%s::%s"
        .formatted(
            report.level(hazard) == Level.ERROR ? "error" : "warning",
            property(report.path(hazard)),
            hazard.line(),
            hazard.column(),
            property(hazard.kind().word()),
            data("Blocks " + hazard.blocks() + ". " + hazard.reason() + rewrite(hazard)));
  }

  private static String rewrite(Hazard hazard) {
    return hazard.rewrite().isEmpty()
        ? ""
        : "\nWrite instead:\n" + String.join("\n", hazard.rewrite());
  }

  private static String data(String text) {
    return text.replace("%", "%25")
        .replace("\r", "%0D")
        .replace("\n", "%0A")
        .replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
