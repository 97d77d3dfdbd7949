package dev.slipway.migration;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders repeatables among themselves: one runs after those it depends on, else by name. Numbered
 * migrations keep the order of their versions.
 */
final class DependencyOrder {

  private final List<Migration> sorted;
  private final Map<Version, Migration> placed = new LinkedHashMap<>();
  private final Set<Version> visiting = new HashSet<>();

  private DependencyOrder(List<Migration> sorted) {
    this.sorted = sorted;
  }

  static List<Migration> of(List<Migration> sorted) {
    DependencyOrder order = new DependencyOrder(sorted);
    sorted.forEach(order::place);
    return List.copyOf(order.placed.values());
  }

  private void place(Migration migration) {
    if (migration.isRepeatable() && visiting.add(migration.version())) {
      for (String dependency : migration.header().dependencies()) {
        sorted.stream()
            .filter(other -> other.isRepeatable() && other.isNamed(dependency))
            .forEach(this::place);
      }
    }
    placed.putIfAbsent(migration.version(), migration);
  }
}
