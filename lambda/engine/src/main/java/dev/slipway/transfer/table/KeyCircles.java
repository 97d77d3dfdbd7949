package dev.slipway.transfer.table;

import dev.slipway.postgres.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which tables refer to each other in a circle, and nothing but these. Pure. */
public final class KeyCircles {

  private final Map<TableName, Set<TableName>> needs = new LinkedHashMap<>();
  private final Map<TableName, Set<TableName>> reached = new LinkedHashMap<>();

  private KeyCircles(KeyOrder order, Collection<ForeignKey> keys) {
    order.tables().forEach(table -> needs.put(table, new TreeSet<>()));
    for (ForeignKey key : keys) {
      if (needs.containsKey(key.table()) && needs.containsKey(key.target())) {
        needs.get(key.table()).add(key.target());
      }
    }
    needs.keySet().forEach(table -> reached.put(table, reachedFrom(table)));
  }

  /**
   * All of the tables: each circle as one, every other table alone, each behind all that it refers
   * to. Keys of other tables are not looked at.
   */
  public static List<List<TableName>> of(
      Collection<TableName> tables, Collection<ForeignKey> keys) {
    return new KeyCircles(KeyOrder.of(tables, keys), keys).inOrder();
  }

  private List<List<TableName>> inOrder() {
    List<List<TableName>> all = new ArrayList<>();
    Set<TableName> done = new HashSet<>();
    while (done.size() < needs.size()) {
      for (TableName table : needs.keySet()) {
        List<TableName> circle = circle(table);
        if (!done.contains(table) && isReady(circle, done)) {
          all.add(circle);
          done.addAll(circle);
        }
      }
    }
    return all;
  }

  private List<TableName> circle(TableName table) {
    return needs.keySet().stream()
        .filter(other -> other.equals(table) || (leads(table, other) && leads(other, table)))
        .toList();
  }

  private boolean isReady(List<TableName> circle, Set<TableName> done) {
    return circle.stream()
        .flatMap(table -> needs.getOrDefault(table, Set.of()).stream())
        .allMatch(need -> done.contains(need) || circle.contains(need));
  }

  private boolean leads(TableName from, TableName to) {
    return reached.getOrDefault(from, Set.of()).contains(to);
  }

  private Set<TableName> reachedFrom(TableName from) {
    Set<TableName> found = new HashSet<>();
    Deque<TableName> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      needs.getOrDefault(next.remove(), Set.of()).stream().filter(found::add).forEach(next::add);
    }
    return found;
  }
}
