package dev.slipway.action.backups;

import dev.slipway.action.ManifestText;
import dev.slipway.backup.catalogue.BackupEntry;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.error.Count;
import dev.slipway.text.Columns;
import dev.slipway.text.Times;
import dev.slipway.text.Wording;
import java.util.List;
import java.util.Locale;

/** Backups as text for people. */
final class BackupsText {

  private BackupsText() {}

  static String of(BackupsReport report) {
    if (report.backups().isEmpty()) {
      return "No backup of "
          + report.listing().database()
          + " ("
          + report.listing().environment()
          + ") in "
          + report.listing().store()
          + "."
          + report.others().text();
    }
    return String.join(
        "\n",
        Columns.withDetails(
            report.backups(), backup -> row(report, backup), BackupsText::whereAndWhatIsWrong));
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
          + ManifestText.version(manifest)
          + ", "
          + Count.of(manifest.rows(), "row")
          + (backup.signed() ? ", signed" : "");
    }
    return backup.problem() == null ? "under way, or broken off" : "";
  }

  private static List<String> whereAndWhatIsWrong(BackupEntry backup) {
    String problem = backup.problem();
    return problem == null ? List.of(backup.uri()) : List.of(backup.uri(), problem);
  }
}
