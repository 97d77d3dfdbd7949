package dev.slipway.action;

import dev.slipway.transfer.check.Finding;
import dev.slipway.transfer.load.LoadMode;
import dev.slipway.transfer.load.LoadResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of rows that were to go into tables.
 *
 * @param tablesLeft how many tables are not in because the time was over; asked again, it goes on
 * @param saved where the backup is that was taken first, null for none
 * @param findings what is wrong with the tables now
 */
public record LoadOutcome(
    UUID runId,
    LoadMode mode,
    LoadResult result,
    int tablesLeft,
    @Nullable String saved,
    List<Finding> findings,
    List<String> warnings) {

  /** How it came out. */
  public Verdict verdict() {
    if (tablesLeft > 0) {
      return Verdict.PAUSED;
    }
    return findings.isEmpty() ? Verdict.DONE : Verdict.FOUND;
  }

  /** The failure that its report is to whoever does not read it; nothing when it is none. */
  public Optional<ActionFailed> failure(Report report) {
    return verdict() == Verdict.FOUND
        ? Optional.of(new ActionFailed(report.text(), report, null))
        : Optional.empty();
  }

  /** Adds how the rows went in, and how many. */
  public void tellRows(Fields fields) {
    fields
        .with("mode", mode.name().toLowerCase(Locale.ROOT))
        .with("saved", saved)
        .with("tables", LoadedFields.tables(result))
        .with("rows", result.rowCount())
        .with("tablesLeft", tablesLeft);
  }

  /** Adds what there is to say of them. */
  public void tellFindings(Fields fields) {
    fields
        .with("findings", LoadedFields.findings(findings))
        .with("warnings", warnings)
        .with("runId", runId.toString());
  }
}
