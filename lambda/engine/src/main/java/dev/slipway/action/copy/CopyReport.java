package dev.slipway.action.copy;

import dev.slipway.action.ActionFailed;
import dev.slipway.action.Fields;
import dev.slipway.action.LoadedFields;
import dev.slipway.action.Report;
import dev.slipway.action.Verdict;
import dev.slipway.transfer.check.Finding;
import dev.slipway.transfer.copy.CopyPlan;
import dev.slipway.transfer.load.LoadResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows that were copied. */
public record CopyReport(String environment, Outcome outcome, long durationMs) implements Report {

  /**
   * What a copy did.
   *
   * @param saved where the backup is that was taken first, null for none
   * @param findings what is wrong with the tables now
   */
  public record Outcome(
      UUID runId,
      CopyPlan plan,
      LoadResult result,
      @Nullable String saved,
      List<Finding> findings,
      List<String> warnings) {}

  @Override
  public Verdict verdict() {
    return outcome.findings().isEmpty() ? Verdict.DONE : Verdict.FOUND;
  }

  @Override
  public Optional<ActionFailed> failure() {
    return outcome.findings().isEmpty()
        ? Optional.empty()
        : Optional.of(new ActionFailed(text(), this, null));
  }

  @Override
  public String text() {
    return CopyText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return new Fields()
        .with("action", "copy")
        .with("outcome", verdict().name())
        .with("database", outcome.plan().database())
        .with("environment", environment)
        .with("from", outcome.plan().from())
        .with("mode", outcome.plan().load().terms().mode().name().toLowerCase(Locale.ROOT))
        .with("saved", outcome.saved())
        .with("tables", LoadedFields.tables(outcome.result()))
        .with("rows", outcome.result().rowCount())
        .with("excluded", outcome.plan().leftOut())
        .with("findings", LoadedFields.findings(outcome.findings()))
        .with("warnings", outcome.warnings())
        .with("runId", outcome.runId().toString())
        .with("durationMs", durationMs)
        .map();
  }
}
