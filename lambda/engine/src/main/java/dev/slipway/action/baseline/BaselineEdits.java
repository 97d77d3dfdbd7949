package dev.slipway.action.baseline;

import dev.slipway.config.Settings;
import dev.slipway.error.InvalidInput;
import dev.slipway.history.DatabaseState;
import dev.slipway.history.HistoryEntry;
import dev.slipway.history.HistoryRow;
import dev.slipway.history.HistoryWriter;
import dev.slipway.history.State;
import dev.slipway.ledger.Edits;
import dev.slipway.ledger.StepResult;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Version;
import dev.slipway.plan.Comparison;
import dev.slipway.plan.Direction;
import dev.slipway.plan.TypedVersion;
import java.util.List;
import java.util.function.Function;

/**
 * What changes in the history when migrations count as applied without being run, or not any more.
 */
final class BaselineEdits {

  private final Settings settings;
  private final Migrations migrations;

  BaselineEdits(Settings settings, Migrations migrations) {
    this.settings = settings;
    this.migrations = migrations;
  }

  /** Marks all up to a version; throws {@link InvalidInput} when no file has it. */
  Function<DatabaseState, Edits> upTo(Version target) {
    new TypedVersion(target).refuseOther(migrations, "baseline");
    if (migrations.find(target).isEmpty()) {
      throw new InvalidInput(
          "There is no migration with version "
              + target
              + " to take as the baseline. Nothing was done.");
    }
    return state -> edits(target, state);
  }

  private Edits edits(Version target, DatabaseState state) {
    state
        .history()
        .partial()
        .ifPresent(
            row -> {
              throw new InvalidInput(
                  "Migration "
                      + row.version()
                      + " is half done. Finish it with up, or clear it with"
                      + " repair --execute, before a baseline. Nothing was done.");
            });
    List<Migration> due =
        new Comparison(migrations, state.history(), settings.environment())
            .pending().stream()
                .filter(m -> !m.isRepeatable() && m.version().compareTo(target) <= 0)
                .toList();
    return new Edits(
        due.stream().map(this::marked).toList(),
        due.stream().map(BaselineEdits::result).toList(),
        true);
  }

  /** What ran here stays; only the marks of what did not are taken back. */
  Edits undo(DatabaseState state) {
    List<HistoryRow> marked =
        state.history().rows().stream().filter(row -> row.state() == State.BASELINE).toList();
    return new Edits(
        marked.stream().map(BaselineEdits::forgotten).toList(),
        marked.stream().map(BaselineEdits::undone).toList(),
        false);
  }

  private static StepResult undone(HistoryRow row) {
    String description = row.description() == null ? "" : row.description();
    return new StepResult(
        row.version(), description, Direction.DOWN, StepResult.Outcome.BASELINE_UNDONE, 0, 0);
  }

  private Function<HistoryWriter, String> marked(Migration migration) {
    HistoryEntry entry = entry(migration);
    return history -> history.baseline(entry);
  }

  private static Function<HistoryWriter, String> forgotten(HistoryRow row) {
    return history -> history.forget(row.version());
  }

  private HistoryEntry entry(Migration migration) {
    return new HistoryEntry(
        migration.version(),
        migration.description(),
        migration.checksum(),
        migration.downText(),
        settings.invokedBy());
  }

  private static StepResult result(Migration migration) {
    return new StepResult(
        migration.version(),
        migration.description(),
        Direction.UP,
        StepResult.Outcome.BASELINE,
        0,
        0);
  }
}
