package dev.slipway.backup.restore;

import dev.slipway.sql.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which tables of a dump are partitioned, and what their partitions are; names as written. */
final class Partitions {

  private final Set<String> partitioned = new HashSet<>();
  private final Set<String> foreign = new HashSet<>();
  private final Map<String, String> parents = new HashMap<>();

  Partitions(List<Definition> definitions) {
    definitions.forEach(definition -> read(definition.words()));
  }

  private void read(Words words) {
    int table = words.after(0, "CREATE", "UNLOGGED?", "TABLE");
    int foreignTable = words.after(0, "CREATE", "FOREIGN", "TABLE");
    int altered = words.after(0, "ALTER", "TABLE", "ONLY?");
    int attached = altered < 0 ? -1 : words.indexOf("ATTACH", "PARTITION");
    if (table >= 0 && words.contains("PARTITION", "BY")) {
      partitioned.add(words.nameAt(table));
    } else if (foreignTable >= 0) {
      foreign.add(words.nameAt(foreignTable));
    } else if (attached >= 0) {
      parents.put(words.nameAt(attached + 2), words.nameAt(altered));
    }
  }

  /** True for a table whose rows are in others. */
  boolean isPartitioned(String table) {
    return partitioned.contains(table);
  }

  /** True for a table whose rows are those of another. */
  boolean isPartition(String table) {
    return parents.containsKey(table);
  }

  /** The table that a table is in the end a part of; itself when it is of none. */
  String root(String table) {
    String parent = parents.get(table);
    return parent == null ? table : root(parent);
  }

  /** The partitioned tables that are in no other. */
  List<String> roots() {
    return partitioned.stream().filter(table -> !isPartition(table)).sorted().toList();
  }

  /** True when some rows are on other servers. */
  boolean areForeign() {
    return parents.keySet().stream().anyMatch(foreign::contains);
  }
}
