package dev.slipway.plan;

import dev.slipway.history.HistoryRow;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the applied repeatables that must go before what they depend on can go. */
final class Dependents {

  private final Comparison comparison;

  Dependents(Comparison comparison) {
    this.comparison = comparison;
  }

  /** The rows of repeatables that depend on one of these, those that depend on others first. */
  List<HistoryRow> of(List<HistoryRow> taken) {
    Set<Version> gone = new HashSet<>(taken.stream().map(HistoryRow::version).toList());
    List<HistoryRow> dependents = new ArrayList<>();
    for (Migration migration : comparison.files().list()) {
      if (migration.isRepeatable() && dependsOn(migration, gone)) {
        gone.add(migration.version());
        comparison.history().find(migration.version()).ifPresent(dependents::add);
      }
    }
    Collections.reverse(dependents);
    return dependents;
  }

  /** The rows of all repeatables, for the way down to nothing; those without a file come first. */
  List<HistoryRow> all() {
    List<HistoryRow> all = new ArrayList<>();
    comparison.missing().stream().filter(row -> !row.version().isNumbered()).forEach(all::add);
    List<HistoryRow> inOrder = new ArrayList<>();
    for (Migration migration : comparison.files().list()) {
      if (migration.isRepeatable()) {
        comparison.history().find(migration.version()).ifPresent(inOrder::add);
      }
    }
    Collections.reverse(inOrder);
    all.addAll(inOrder);
    return all;
  }

  private boolean dependsOn(Migration migration, Set<Version> gone) {
    return migration.header().dependencies().stream()
        .anyMatch(
            name ->
                comparison.files().named(name).map(m -> gone.contains(m.version())).orElse(false));
  }
}
