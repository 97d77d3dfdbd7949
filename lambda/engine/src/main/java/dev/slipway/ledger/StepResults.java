package dev.slipway.ledger;

import dev.slipway.history.History;
import dev.slipway.history.HistoryRow;
import dev.slipway.migration.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of the steps of a run, and where that has brought the database. */
final class StepResults {

  private final @Nullable String before;
  private final SortedSet<Version> applied;
  private final List<StepResult> list = new ArrayList<>();

  StepResults(History history) {
    this.before = history.current().map(Version::toString).orElse(null);
    this.applied =
        history.rows().stream()
            .filter(row -> !row.isPartial())
            .map(HistoryRow::version)
            .filter(Version::isNumbered)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The newest version before the first step, null for none. */
  @Nullable String before() {
    return before;
  }

  /** The newest version now, null for none. */
  @Nullable String current() {
    return applied.isEmpty() ? null : applied.last().toString();
  }

  List<StepResult> list() {
    return list;
  }

  /** How many ended well. */
  int succeeded() {
    return (int) list.stream().filter(s -> s.outcome() != StepResult.Outcome.FAILED).count();
  }

  void add(StepResult result) {
    list.add(result);
    switch (result.outcome()) {
      case APPLIED, BASELINE, ADOPTED -> {
        if (result.version().isNumbered()) {
          applied.add(result.version());
        }
      }
      case TAKEN_BACK, BASELINE_UNDONE -> applied.remove(result.version());
      case FAILED -> {}
    }
  }
}
