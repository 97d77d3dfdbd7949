package dev.slipway.action.backup;

import dev.slipway.action.ManifestText;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.config.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Backups as text for people. */
final class BackupText {

  private BackupText() {}

  static String of(BackupReport report) {
    Manifest manifest = report.result().manifest();
    List<String> lines = new ArrayList<>();
    manifest.excluded().forEach(table -> lines.add("  without the rows of " + table));
    manifest.warnings().forEach(warning -> lines.add("  warning: " + warning));
    lines.add("  " + report.result().uri());
    lines.add(
        "Done. %s (%s) is backed up at %s: %s. %s"
            .formatted(
                manifest.origin().database(),
                report.environment(),
                ManifestText.version(manifest),
                ManifestText.content(manifest, report.result().bytes()),
                Durations.format(Duration.ofMillis(report.durationMs()))));
    return String.join("\n", lines);
  }
}
