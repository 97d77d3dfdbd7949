package dev.slipway.backup.scope;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which rows can only be loaded behind others: those of extensions' tables, which have their
 * foreign keys from the beginning, behind what they refer to; and last of all those for which a
 * function is called that may read other tables. Pure.
 *
 * @param needs tables of extensions with those that they refer to
 * @param last tables with a check, a domain or a computed column that calls such a function
 */
record LoadOrder(Map<String, Set<String>> needs, Set<String> last) {

  /** Behind all others; what is in one step is loaded in any order. */
  static final int LAST = 9;

  /** Reads the answers of {@link ScopeSql#EXTENSION_KEYS} and {@link ScopeSql#CALLING}. */
  static LoadOrder of(Rows keys, Rows calling) {
    Map<String, Set<String>> needs = new HashMap<>();
    for (Row key : keys.list()) {
      needs.computeIfAbsent(key.text("oid"), oid -> new HashSet<>()).add(key.text("needs"));
    }
    return new LoadOrder(
        needs, calling.list().stream().map(row -> row.text("oid")).collect(Collectors.toSet()));
  }

  /** In which step a table is loaded, from 0. */
  int step(long oid) {
    String table = String.valueOf(oid);
    return last.contains(table) ? LAST : Math.min(depth(table, Set.of()), LAST - 1);
  }

  /** The longest way along the keys; one that leads in a circle ends where it closes. */
  private int depth(String table, Set<String> before) {
    Set<String> path = new HashSet<>(before);
    if (!path.add(table)) {
      return 0;
    }
    List<String> next = List.copyOf(needs.getOrDefault(table, Set.of()));
    return next.stream().mapToInt(one -> 1 + depth(one, path)).max().orElse(0);
  }
}
