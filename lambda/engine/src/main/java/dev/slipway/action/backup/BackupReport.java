package dev.slipway.action.backup;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.backup.BackupResult;
import dev.slipway.backup.manifest.Manifest;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A backup that was taken. */
public record BackupReport(String environment, BackupResult result, long durationMs)
    implements Report {

  @Override
  public String text() {
    return BackupText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    Manifest manifest = result.manifest();
    return new Fields()
        .with("action", "backup")
        .with("outcome", "DONE")
        .with("database", manifest.origin().database())
        .with("environment", environment)
        .with("backup", result.uri())
        .with("version", manifest.migrations().current())
        .with("parts", manifest.parts().size())
        .with("rows", manifest.rows())
        .with("bytes", result.bytes())
        .with("compression", manifest.compression().name().toLowerCase(Locale.ROOT))
        .with("excluded", manifest.excluded())
        .with("warnings", manifest.warnings())
        .with("runId", manifest.runId())
        .with("durationMs", durationMs)
        .map();
  }
}
