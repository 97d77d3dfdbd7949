package dev.slipway.action.export;

import dev.slipway.config.Durations;
import dev.slipway.error.Count;
import dev.slipway.text.Columns;
import dev.slipway.text.Times;
import dev.slipway.text.Wording;
import dev.slipway.transfer.manifest.ExportManifest;
import dev.slipway.transfer.manifest.ExportedTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Exports as text for people. */
final class ExportText {

  private ExportText() {}

  static String of(ExportReport report) {
    ExportManifest manifest = report.result().manifest();
    List<String> lines =
        new ArrayList<>(Columns.align(manifest.tables().stream().map(ExportText::row).toList()));
    manifest.excluded().forEach(table -> lines.add("  without " + table));
    report.result().warnings().forEach(warning -> lines.add("  warning: " + warning));
    lines.add("  " + report.result().uri());
    lines.add(
        "%s %s (%s) is exported at %s: %s of %s%s, %s as %s. %s"
            .formatted(
                report.result().tablesLeft() == 0 ? "Done." : "Paused.",
                manifest.source().database(),
                report.environment(),
                Wording.version(manifest.migrations().current()),
                Count.of(manifest.rowCount(), "row"),
                Count.of(manifest.tables().size(), "table"),
                left(report.result().tablesLeft()),
                Wording.size(report.result().bytes()),
                manifest.rows().suffix(),
                Durations.format(Duration.ofMillis(report.durationMs()))));
    return String.join("\n", lines);
  }

  private static List<String> row(ExportedTable table) {
    String moment = table.asOf() == null ? "" : "as of " + Times.format(table.asOf());
    return List.of(table.name().toString(), Count.of(table.rows(), "row"), moment);
  }

  private static String left(int tables) {
    return tables == 0 ? "" : " (" + Count.of(tables, "table") + " left, export the same again)";
  }
}
