package dev.slipway.action.export;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.action.Verdict;
import dev.slipway.transfer.export.ExportResult;
import dev.slipway.transfer.manifest.ExportManifest;
import dev.slipway.transfer.manifest.ExportedTable;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An export that was taken. */
public record ExportReport(String environment, ExportResult result, long durationMs)
    implements Report {

  @Override
  public Verdict verdict() {
    return result.tablesLeft() == 0 ? Verdict.DONE : Verdict.PAUSED;
  }

  @Override
  public String text() {
    return ExportText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    ExportManifest manifest = result.manifest();
    return new Fields()
        .with("action", "export")
        .with("outcome", verdict().name())
        .with("database", manifest.source().database())
        .with("environment", environment)
        .with("export", result.uri())
        .with("version", manifest.migrations().current())
        .with("format", manifest.rows().suffix())
        .with("compression", manifest.packing().name().toLowerCase(Locale.ROOT))
        .with("tables", manifest.tables().stream().map(ExportReport::table).toList())
        .with("tablesLeft", result.tablesLeft())
        .with("rows", manifest.rowCount())
        .with("bytes", result.bytes())
        .with("excluded", manifest.excluded())
        .with("warnings", result.warnings())
        .with("runId", manifest.runId())
        .with("durationMs", durationMs)
        .map();
  }

  private static Map<String, @Nullable Object> table(ExportedTable table) {
    return new Fields()
        .with("table", table.name().toString())
        .with("rows", table.rows())
        .with("files", table.files().size())
        .with("asOf", table.asOf())
        .map();
  }
}
