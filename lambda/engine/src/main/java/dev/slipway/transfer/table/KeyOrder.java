package dev.slipway.transfer.table;

import dev.slipway.postgres.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tables in an order in which each comes behind all that it refers to, but for the keys that lead
 * in a circle. Pure.
 *
 * @param tables in that order
 * @param open the keys that refer to a table behind, or to the table itself
 */
public record KeyOrder(List<TableName> tables, List<ForeignKey> open) {

  /** The order of some tables; keys of others are not looked at. */
  public static KeyOrder of(Collection<TableName> tables, Collection<ForeignKey> keys) {
    Map<TableName, Set<TableName>> needs = new TreeMap<>();
    tables.forEach(table -> needs.put(table, new TreeSet<>()));
    for (ForeignKey key : keys) {
      if (needs.containsKey(key.table()) && needs.containsKey(key.target())) {
        needs.get(key.table()).add(key.target());
      }
    }
    List<TableName> order = order(needs);
    Map<TableName, Integer> places = new HashMap<>();
    order.forEach(table -> places.put(table, places.size()));
    return new KeyOrder(order, keys.stream().filter(key -> leadsOn(key, places)).toList());
  }

  private static boolean leadsOn(ForeignKey key, Map<TableName, Integer> places) {
    Integer from = places.get(key.table());
    Integer to = places.get(key.target());
    return from != null && to != null && to >= from;
  }

  /** What refers to nothing that is left comes next; of a circle, what refers to the fewest. */
  private static List<TableName> order(Map<TableName, Set<TableName>> needs) {
    Set<TableName> left = new LinkedHashSet<>(needs.keySet());
    List<TableName> order = new ArrayList<>();
    while (!left.isEmpty()) {
      List<TableName> ready = left.stream().filter(table -> open(table, needs, left) == 0).toList();
      List<TableName> next = ready.isEmpty() ? List.of(fewest(needs, left)) : ready;
      order.addAll(next);
      left.removeAll(Set.copyOf(next));
    }
    return List.copyOf(order);
  }

  /** Of those that reach the least: what only leads to a circle is none of it. */
  private static TableName fewest(Map<TableName, Set<TableName>> needs, Set<TableName> left) {
    Map<TableName, Integer> reach = new HashMap<>();
    left.forEach(table -> reach.put(table, reached(table, needs, left).size()));
    int least = Collections.min(reach.values());
    return left.stream()
        .filter(table -> Objects.equals(reach.get(table), least))
        .min(Comparator.comparingLong(table -> open(table, needs, left)))
        .orElseThrow();
  }

  private static Set<TableName> reached(
      TableName from, Map<TableName, Set<TableName>> needs, Set<TableName> left) {
    Set<TableName> reached = new HashSet<>(Set.of(from));
    Deque<TableName> next = new ArrayDeque<>(List.of(from));
    while (!next.isEmpty()) {
      for (TableName other : needs.getOrDefault(next.remove(), Set.of())) {
        if (left.contains(other) && reached.add(other)) {
          next.add(other);
        }
      }
    }
    return reached;
  }

  private static long open(
      TableName table, Map<TableName, Set<TableName>> needs, Set<TableName> left) {
    return needs.getOrDefault(table, Set.of()).stream()
        .filter(other -> !other.equals(table) && left.contains(other))
        .count();
  }
}
