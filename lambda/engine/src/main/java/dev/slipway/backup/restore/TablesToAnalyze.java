package dev.slipway.backup.restore;

import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.restore.definition.Definition;
import dev.slipway.backup.restore.definition.DumpedPartitions;
import dev.slipway.backup.restore.definition.TableNames;
import dev.slipway.backup.restore.unit.AnalyzeUnit;
import dev.slipway.backup.restore.unit.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which tables get statistics: those with rows, materialized views, and partitioned tables, which
 * nothing but ANALYZE ever gives any. It takes their partitions along.
 */
record TablesToAnalyze(List<Definition> after, DumpedPartitions partitions) {

  /** One unit a table. Nobody is asked for rows of foreign partitions. */
  List<Unit> units(List<Part> rows) {
    Map<String, String> tables = new LinkedHashMap<>();
    rows.forEach(part -> tables.put(TableNames.key(part), TableNames.of(part).quoted()));
    if (!partitions.areForeign()) {
      tables.keySet().removeIf(partitions::isPartition);
      partitions.roots().forEach(table -> tables.put(table, table));
    }
    return Stream.concat(tables.values().stream(), views()).<Unit>map(AnalyzeUnit::new).toList();
  }

  private Stream<String> views() {
    return after.stream()
        .map(Definition::words)
        .filter(words -> words.starts("REFRESH", "MATERIALIZED", "VIEW"))
        .map(words -> words.nameAt(3))
        .distinct();
  }
}
