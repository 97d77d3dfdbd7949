package dev.slipway.action.verifybackup;

import dev.slipway.action.ActionFailed;
import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.action.Verdict;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.rehearse.RehearsalResult;
import dev.slipway.backup.verify.Depth;
import dev.slipway.backup.verify.VerifyResult;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a backup. Nothing was changed.
 *
 * @param rehearsal null when none was held
 */
public record VerifyReport(
    String environment,
    Depth depth,
    VerifyResult result,
    @Nullable RehearsalResult rehearsal,
    long durationMs)
    implements Report {

  /** All that is wrong, the files first. */
  public List<Problem> problems() {
    return Stream.concat(
            result.problems().stream(),
            rehearsal == null ? Stream.of() : rehearsal.problems().stream())
        .toList();
  }

  @Override
  public Optional<ActionFailed> failure() {
    return isClean()
        ? Optional.empty()
        : Optional.of(
            new ActionFailed(
                Problems.format("The backup " + result.uri() + " is damaged:", problems())
                    + "\nNothing was changed. Do not rely on it; take another with: backup.",
                this,
                null));
  }

  /** True when nothing was found that somebody should look at. */
  public boolean isClean() {
    return problems().isEmpty();
  }

  @Override
  public Verdict verdict() {
    return isClean() ? Verdict.DONE : Verdict.FOUND;
  }

  @Override
  public String text() {
    return VerifyText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    Manifest manifest = result.manifest();
    return new Fields()
        .with("action", "verify-backup")
        .with("outcome", isClean() ? "DONE" : "FAILED")
        .with("database", manifest == null ? null : manifest.origin().database())
        .with("environment", environment)
        .with("backup", result.uri())
        .with("depth", depth.name().toLowerCase(Locale.ROOT))
        .with("version", manifest == null ? null : manifest.migrations().current())
        .with("parts", manifest == null ? null : manifest.parts().size())
        .with("partsRead", result.filesRead())
        .with("rows", manifest == null ? null : manifest.rows())
        .with("bytes", manifest == null ? null : result.bytes())
        .with("signed", manifest == null ? null : result.signed())
        .with("rehearsal", rehearsal == null ? null : fields(rehearsal))
        .with("problems", problems().stream().map(VerifyReport::fields).toList())
        .with("durationMs", durationMs)
        .map();
  }

  private static Map<String, @Nullable Object> fields(RehearsalResult rehearsal) {
    return new Fields()
        .with("server", rehearsal.server())
        .with("dumper", rehearsal.dumper())
        .with("definitions", rehearsal.definitions())
        .with("tables", rehearsal.tables())
        .with("rows", rehearsal.rows())
        .with("sequences", rehearsal.sequences())
        .with("foreignKeys", rehearsal.foreignKeys())
        .with("warnings", rehearsal.warnings())
        .map();
  }

  private static Map<String, @Nullable Object> fields(Problem problem) {
    return new Fields().with("where", problem.where()).with("what", problem.what()).map();
  }
}
