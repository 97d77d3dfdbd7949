package dev.slipway.backup.restore.definition;

import dev.slipway.sql.StatementWords;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which tables of a dump are partitioned, and which are partitions. */
public final class DumpedPartitions {

  private final Set<String> made = new HashSet<>();
  private final Map<String, String> partitioned = new HashMap<>();
  private final Set<String> foreign = new HashSet<>();
  private final Set<String> partitions = new HashSet<>();

  /** Those that definitions tell of. */
  public DumpedPartitions(List<Definition> definitions) {
    definitions.forEach(definition -> read(definition.words()));
  }

  private void read(StatementWords words) {
    int table = words.after(0, "CREATE", "UNLOGGED?", "TABLE");
    int foreignTable = words.after(0, "CREATE", "FOREIGN", "TABLE");
    int altered = words.after(0, "ALTER", "TABLE", "ONLY?");
    int attached = altered < 0 ? -1 : words.indexOf("ATTACH", "PARTITION");
    if (table >= 0) {
      made(words.nameAt(table), words.contains("PARTITION", "BY"));
    } else if (foreignTable >= 0) {
      foreign.add(TableNames.key(words.nameAt(foreignTable)));
    } else if (attached >= 0) {
      partitions.add(TableNames.key(words.nameAt(attached + 2)));
    }
  }

  private void made(String written, boolean inOthers) {
    String key = TableNames.key(written);
    if (inOthers) {
      partitioned.put(key, written);
    } else {
      made.add(key);
    }
  }

  /** True for a table that the dump makes, and that has nothing to do with partitions. */
  public boolean isPlain(String table) {
    return made.contains(TableNames.key(table)) && !isPartition(table);
  }

  /** True for a table whose rows are in others. */
  boolean isPartitioned(String table) {
    return partitioned.containsKey(TableNames.key(table));
  }

  /** True for a table whose rows are those of another. */
  public boolean isPartition(String table) {
    return partitions.contains(TableNames.key(table));
  }

  /** The partitioned tables that are in no other; names as written. */
  public List<String> roots() {
    return partitioned.values().stream().filter(table -> !isPartition(table)).sorted().toList();
  }

  /** True when some rows are on other servers. */
  public boolean areForeign() {
    return partitions.stream().anyMatch(foreign::contains);
  }
}
