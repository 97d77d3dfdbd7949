package dev.slipway.action;

import dev.slipway.backup.catalogue.BackupEntry;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.config.Durations;
import dev.slipway.text.Columns;
import dev.slipway.text.Times;
import dev.slipway.text.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Backups as text for people. */
final class BackupText {

  private BackupText() {}

  static String of(BackupReport report) {
    Manifest manifest = report.result().manifest();
    List<String> lines = new ArrayList<>();
    manifest.excluded().forEach(table -> lines.add("  without the rows of " + table));
    lines.add("  " + report.result().uri());
    lines.add(
        "Done. %s (%s) is backed up at %s: %s. %s"
            .formatted(
                manifest.origin().database(),
                report.environment(),
                version(manifest),
                content(manifest, report.result().bytes()),
                Durations.format(Duration.ofMillis(report.durationMs()))));
    return String.join("\n", lines);
  }

  static String of(BackupsReport report) {
    if (report.backups().isEmpty()) {
      return "No backup of "
          + report.listing().database()
          + " in "
          + report.listing().store()
          + ".";
    }
    return String.join(
        "\n",
        Columns.withDetails(
            report.backups(), backup -> row(report, backup), BackupText::whereAndWhatIsWrong));
  }

  private static List<String> row(BackupsReport report, BackupEntry backup) {
    return List.of(
        Times.format(backup.started().toString()),
        Wording.age(report.listing().age(backup.started())) + " old",
        backup.state().name().toLowerCase(Locale.ROOT),
        Wording.size(backup.bytes()),
        about(backup));
  }

  private static String about(BackupEntry backup) {
    Manifest manifest = backup.manifest();
    if (manifest != null) {
      return "at "
          + version(manifest)
          + ", "
          + Wording.count(manifest.rows(), "row")
          + (backup.signed() ? ", signed" : "");
    }
    return backup.problem() == null ? "under way, or broken off" : "";
  }

  private static List<String> whereAndWhatIsWrong(BackupEntry backup) {
    String problem = backup.problem();
    return problem == null ? List.of(backup.uri()) : List.of(backup.uri(), problem);
  }

  /** Rows, bytes and files. */
  static String content(Manifest manifest, long bytes) {
    return "%s, %s in %d files"
        .formatted(
            Wording.count(manifest.rows(), "row"),
            Wording.size(bytes),
            manifest.parts().size() + 1);
  }

  static String version(Manifest manifest) {
    return Wording.version(manifest.migrations().current());
  }
}
