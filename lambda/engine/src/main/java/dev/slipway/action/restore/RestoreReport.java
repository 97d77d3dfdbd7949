package dev.slipway.action.restore;

import dev.slipway.action.ActionFailed;
import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.action.Verdict;
import dev.slipway.backup.restore.RestoreResult;
import dev.slipway.ledger.RestoreRunner;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A backup that was restored, or of which a slice was. */
public record RestoreReport(String environment, RestoreRunner.Outcome outcome, long durationMs)
    implements Report {

  @Override
  public Verdict verdict() {
    if (!outcome.result().done()) {
      return Verdict.PAUSED;
    }
    return isComplete() ? Verdict.DONE : Verdict.FOUND;
  }

  private boolean isComplete() {
    return outcome.result().leftOut().isEmpty() && outcome.result().differences().isEmpty();
  }

  @Override
  public Optional<ActionFailed> failure() {
    return isComplete() || !outcome.result().done()
        ? Optional.empty()
        : Optional.of(new ActionFailed(text(), this, null));
  }

  @Override
  public String text() {
    return RestoreText.of(this);
  }

  private String word(RestoreResult result) {
    if (!result.done() || isComplete()) {
      return result.done() ? "DONE" : "PAUSED";
    }
    return result.leftOut().isEmpty() ? "DIFFERENT" : "INCOMPLETE";
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    RestoreResult result = outcome.result();
    return new Fields()
        .with("action", "restore")
        .with("outcome", word(result))
        .with("database", outcome.database())
        .with("environment", environment)
        .with("backup", result.uri())
        .with("saved", outcome.saved())
        .with("version", result.manifest().migrations().current())
        .with("parts", result.parts())
        .with("rows", result.rows())
        .with("bytes", result.bytes())
        .with("unitsLeft", result.unitsLeft())
        .with("resumed", result.resumed())
        .with("leftOut", result.leftOut())
        .with("differences", result.differences())
        .with("warnings", result.warnings())
        .with("runId", outcome.runId().toString())
        .with("durationMs", durationMs)
        .map();
  }
}
