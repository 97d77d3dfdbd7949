package dev.slipway.cli;

import dev.slipway.action.VerifyReport;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.verify.Depth;
import dev.slipway.backup.verify.VerifyResult;
import dev.slipway.config.Durations;
import dev.slipway.error.Problems;
import java.time.Duration;

/** What was found in a backup as text for people. */
final class VerifyText {

  private VerifyText() {}

  static String of(VerifyReport report) {
    VerifyResult result = report.result();
    return result.isWhole()
        ? whole(report, result)
        : Problems.format("Damaged: " + result.uri(), result.problems())
            + "\nDo not rely on this backup. Nothing was changed.";
  }

  private static String whole(VerifyReport report, VerifyResult result) {
    Manifest manifest = result.manifest();
    if (manifest == null) {
      throw new IllegalStateException("a whole backup has a manifest");
    }
    return "  %s\nWhole: the backup of %s at %s, with %s. %s. %s"
        .formatted(
            result.uri(),
            manifest.origin().database(),
            BackupText.version(manifest),
            BackupText.content(manifest),
            what(report.depth()),
            Durations.format(Duration.ofMillis(report.durationMs())));
  }

  private static String what(Depth depth) {
    return switch (depth) {
      case QUICK -> "Every file is there in its length, and none was read";
      case FULL -> "Every file was read, and is as the manifest says";
      case REHEARSE -> "Every file was read, and it restores";
    };
  }
}
