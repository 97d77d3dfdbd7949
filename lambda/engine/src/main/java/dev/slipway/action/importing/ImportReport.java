package dev.slipway.action.importing;

import dev.slipway.action.ActionFailed;
import dev.slipway.action.Fields;
import dev.slipway.action.LoadedFields;
import dev.slipway.action.Report;
import dev.slipway.action.Verdict;
import dev.slipway.transfer.check.Finding;
import dev.slipway.transfer.load.LoadResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows that were imported. */
public record ImportReport(String environment, Outcome outcome, long durationMs) implements Report {

  /**
   * What an import did.
   *
   * @param tablesLeft how many tables are not in because the time was over; asked again, it goes on
   * @param saved where the backup is that was taken first, null for none
   * @param findings what is wrong with the tables now
   */
  public record Outcome(
      UUID runId,
      ImportPlan plan,
      LoadResult result,
      int tablesLeft,
      @Nullable String saved,
      List<Finding> findings,
      List<String> warnings) {}

  @Override
  public Verdict verdict() {
    if (outcome.tablesLeft() > 0) {
      return Verdict.PAUSED;
    }
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
    return ImportText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return new Fields()
        .with("action", "import")
        .with("outcome", verdict().name())
        .with("database", outcome.plan().database())
        .with("environment", environment)
        .with("from", outcome.plan().uri())
        .with("mode", outcome.plan().load().terms().mode().name().toLowerCase(Locale.ROOT))
        .with("saved", outcome.saved())
        .with("tables", LoadedFields.tables(outcome.result()))
        .with("rows", outcome.result().rowCount())
        .with("tablesLeft", outcome.tablesLeft())
        .with("findings", LoadedFields.findings(outcome.findings()))
        .with("warnings", outcome.warnings())
        .with("runId", outcome.runId().toString())
        .with("durationMs", durationMs)
        .map();
  }
}
