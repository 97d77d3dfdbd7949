package dev.slipway.cli;

import dev.slipway.action.BackupReport;
import dev.slipway.action.BackupsReport;
import dev.slipway.backup.catalogue.BackupEntry;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.config.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Backups as text for people. */
final class BackupText {

  private static final long KILO = 1000;

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
                content(manifest),
                Durations.format(Duration.ofMillis(report.durationMs()))));
    return String.join("\n", lines);
  }

  static String of(BackupsReport report) {
    if (report.backups().isEmpty()) {
      return "No backup of " + report.database() + " in " + report.store() + ".";
    }
    List<String> heads =
        Columns.align(report.backups().stream().map(backup -> head(report, backup)).toList());
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      BackupEntry backup = report.backups().get(i);
      lines.add(heads.get(i).substring(2));
      lines.add("    " + backup.uri());
      if (backup.problem() != null) {
        lines.add("    " + backup.problem());
      }
    }
    return String.join("\n", lines);
  }

  private static List<String> head(BackupsReport report, BackupEntry backup) {
    return List.of(
        Times.format(backup.started().toString()),
        age(report.age(backup)) + " old",
        backup.state().name().toLowerCase(Locale.ROOT),
        size(backup.bytes()),
        about(backup));
  }

  private static String about(BackupEntry backup) {
    Manifest manifest = backup.manifest();
    if (manifest != null) {
      return "at " + version(manifest) + ", " + rows(manifest.rows());
    }
    return backup.problem() == null ? "under way, or broken off" : "";
  }

  /** Rows, bytes and files. */
  static String content(Manifest manifest) {
    return "%s, %s in %d files"
        .formatted(
            rows(manifest.rows()), size(manifest.storedBytes()), manifest.parts().size() + 1);
  }

  static String version(Manifest manifest) {
    @Nullable String version = manifest.migrations().current();
    return version == null ? "no version" : version;
  }

  private static String rows(long rows) {
    return rows == 1 ? "1 row" : rows + " rows";
  }

  /** A time span in the unit that fits. */
  static String age(Duration age) {
    if (age.toDays() > 1) {
      return age.toDays() + " days";
    }
    if (age.toHours() > 1) {
      return age.toHours() + " hours";
    }
    return age.toMinutes() > 1 ? age.toMinutes() + " minutes" : age.toSeconds() + " s";
  }

  /** Bytes in the unit that fits: {@code 1.5 MB}. */
  static String size(long bytes) {
    if (bytes < KILO) {
      return bytes + " B";
    }
    double shown = bytes;
    int unit = -1;
    while (shown >= KILO && unit < 3) {
      shown /= KILO;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %sB", shown, "kMGT".charAt(unit));
  }
}
