package dev.slipway.migration;

import java.util.HashMap;
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

  private final Map<String, Migration> repeatables = new HashMap<>();
  private final Map<Version, Migration> placed = new LinkedHashMap<>();
  private final Set<Version> visiting = new HashSet<>();

  private DependencyOrder(List<Migration> sorted) {
    sorted.stream().filter(Migration::isRepeatable).forEach(m -> repeatables.put(m.file(), m));
  }

  static List<Migration> of(List<Migration> sorted) {
    DependencyOrder order = new DependencyOrder(sorted);
    sorted.forEach(order::place);
    return List.copyOf(order.placed.values());
  }

  private void place(Migration migration) {
    if (migration.isRepeatable() && visiting.add(migration.version())) {
      for (String dependency : migration.header().dependencies()) {
        Migration needed = repeatables.get(Migration.fileNamed(dependency));
        if (needed != null) {
          place(needed);
        }
      }
    }
    placed.putIfAbsent(migration.version(), migration);
  }
}
