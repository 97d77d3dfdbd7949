package dev.slipway.action.verifybackup;

import dev.slipway.action.ManifestText;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.rehearse.RehearsalResult;
import dev.slipway.backup.verify.Depth;
import dev.slipway.backup.verify.VerifyResult;
import dev.slipway.config.Durations;
import dev.slipway.error.Count;
import dev.slipway.error.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found in a backup as text for people. */
final class VerifyText {

  private VerifyText() {}

  static String of(VerifyReport report) {
    VerifyResult result = report.result();
    return report.isClean()
        ? whole(report, result)
        : Problems.format("Damaged: " + result.uri(), report.problems())
            + "\nDo not rely on this backup. Nothing was changed.";
  }

  private static String whole(VerifyReport report, VerifyResult result) {
    Manifest manifest = result.manifest();
    if (manifest == null) {
      throw new IllegalStateException("a whole backup has a manifest");
    }
    return "  %s\n%sWhole: the backup of %s at %s, with %s. %s. %s%s"
        .formatted(
            result.uri(),
            rehearsal(report.rehearsal()),
            manifest.origin().database(),
            ManifestText.version(manifest),
            ManifestText.content(manifest, result.bytes()),
            what(report.depth()),
            result.signed() ? "It is signed. " : "",
            Durations.format(Duration.ofMillis(report.durationMs())));
  }

  private static String rehearsal(@Nullable RehearsalResult rehearsal) {
    if (rehearsal == null) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    rehearsal.warnings().forEach(warning -> lines.add("  warning: " + warning));
    lines.add(
        "  restored into PostgreSQL %s and dumped again by pg_dump %s: 0 of %s differ, %s of"
                .formatted(
                    rehearsal.server(),
                    rehearsal.dumper(),
                    Count.of(rehearsal.definitions(), "definition"),
                    Count.of(rehearsal.rows(), "row"))
            + " %s %s equal, %s, %s"
                .formatted(
                    Count.of(rehearsal.tables(), "table"),
                    rehearsal.rows() == 1 ? "is" : "are",
                    rehearsal.sequences() == 1
                        ? "1 sequence stands where it stood"
                        : rehearsal.sequences() + " sequences stand where they stood",
                    Count.of(rehearsal.foreignKeys(), "foreign key", "holds", "hold")));
    return String.join("\n", lines) + "\n";
  }

  private static String what(Depth depth) {
    return switch (depth) {
      case QUICK -> "Every file is there in its length, and none was read";
      case FULL -> "Every file was read, and is as the manifest says";
      case REHEARSE -> "Every file was read, and it restores";
    };
  }
}
