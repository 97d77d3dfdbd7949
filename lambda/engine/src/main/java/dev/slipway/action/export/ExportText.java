package dev.slipway.action.export;

import dev.slipway.config.Durations;
import dev.slipway.error.Count;
import dev.slipway.text.Columns;
import dev.slipway.text.Wording;
import dev.slipway.transfer.manifest.ExportManifest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Exports as text for people. */
final class ExportText {

  private ExportText() {}

  static String of(ExportReport report) {
    ExportManifest manifest = report.result().manifest();
    List<String> lines =
        new ArrayList<>(
            Columns.align(
                manifest.tables().stream()
                    .map(table -> List.of(table.name().toString(), Count.of(table.rows(), "row")))
                    .toList()));
    manifest.excluded().forEach(table -> lines.add("  without " + table));
    report.result().warnings().forEach(warning -> lines.add("  warning: " + warning));
    lines.add("  " + report.result().uri());
    lines.add(
        "Done. %s (%s) is exported at %s: %s of %s, %s as %s. %s"
            .formatted(
                manifest.source().database(),
                report.environment(),
                Wording.version(manifest.migrations().current()),
                Count.of(manifest.rowCount(), "row"),
                Count.of(manifest.tables().size(), "table"),
                Wording.size(report.result().bytes()),
                manifest.rows().suffix(),
                Durations.format(Duration.ofMillis(report.durationMs()))));
    return String.join("\n", lines);
  }
}
