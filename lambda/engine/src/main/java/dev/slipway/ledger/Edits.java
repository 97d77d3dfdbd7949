package dev.slipway.ledger;

import dev.slipway.history.HistoryWriter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Changes of the history alone.
 *
 * @param changes what is written, and commits together
 * @param results what each change is about, for the report
 * @param takeSchema whether the schema is taken as it is, for what drift is told from
 */
public record Edits(
    List<Function<HistoryWriter, String>> changes, List<StepResult> results, boolean takeSchema) {

  /** The statements, as a writer writes them. */
  String sql(HistoryWriter history) {
    return changes.stream().map(change -> change.apply(history)).collect(Collectors.joining());
  }
}
