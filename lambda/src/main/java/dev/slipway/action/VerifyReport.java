package dev.slipway.action;

import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.verify.Depth;
import dev.slipway.backup.verify.VerifyResult;
import dev.slipway.error.Problem;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was found in a backup. Nothing was changed. */
public record VerifyReport(String environment, Depth depth, VerifyResult result, long durationMs)
    implements Report {

  @Override
  public boolean isClean() {
    return result.isWhole();
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    Manifest manifest = result.manifest();
    return new Fields()
        .with("action", Action.VERIFY_BACKUP.word())
        .with("outcome", isClean() ? "DONE" : "FAILED")
        .with("database", manifest == null ? null : manifest.origin().database())
        .with("environment", environment)
        .with("backup", result.uri())
        .with("depth", depth.name().toLowerCase(Locale.ROOT))
        .with("version", manifest == null ? null : manifest.migrations().current())
        .with("parts", manifest == null ? null : manifest.parts().size())
        .with("partsRead", result.filesRead())
        .with("rows", manifest == null ? null : manifest.rows())
        .with("bytes", manifest == null ? null : manifest.storedBytes())
        .with("problems", result.problems().stream().map(VerifyReport::fields).toList())
        .with("durationMs", durationMs)
        .map();
  }

  private static Map<String, @Nullable Object> fields(Problem problem) {
    return new Fields().with("where", problem.where()).with("what", problem.what()).map();
  }
}
