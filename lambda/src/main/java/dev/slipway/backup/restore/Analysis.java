package dev.slipway.backup.restore;

import dev.slipway.backup.manifest.Part;
import dev.slipway.sql.Words;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which tables get statistics: those with rows, materialized views, and partitioned tables, which
 * nothing but ANALYZE ever gives any. It takes their partitions along.
 */
final class Analysis {

  private final List<Part> rows;
  private final Set<String> partitioned = new LinkedHashSet<>();
  private final Set<String> partitions = new LinkedHashSet<>();
  private final Set<String> views = new LinkedHashSet<>();
  private final boolean foreignPartitions;

  Analysis(List<Definition> before, List<Definition> after, List<Part> rows) {
    this.rows = rows;
    Set<String> foreign = new LinkedHashSet<>();
    Stream.concat(before.stream(), after.stream())
        .map(Definition::words)
        .forEach(words -> read(words, foreign));
    foreignPartitions = partitions.stream().anyMatch(foreign::contains);
  }

  private void read(Words words, Set<String> foreign) {
    int table = words.after(0, "CREATE", "UNLOGGED?", "TABLE");
    int foreignTable = words.after(0, "CREATE", "FOREIGN", "TABLE");
    int view = words.after(0, "REFRESH", "MATERIALIZED", "VIEW");
    int attached = words.starts("ALTER", "TABLE") ? words.indexOf("ATTACH", "PARTITION") : -1;
    if (table >= 0 && words.contains("PARTITION", "BY")) {
      partitioned.add(words.nameAt(table));
    } else if (foreignTable >= 0) {
      foreign.add(words.nameAt(foreignTable));
    } else if (view >= 0) {
      views.add(words.nameAt(view));
    } else if (attached >= 0) {
      partitions.add(words.nameAt(attached + 2));
    }
  }

  /** One unit a table. Nobody is asked for rows of foreign partitions. */
  List<Unit> units() {
    Map<String, String> tables = new LinkedHashMap<>();
    rows.forEach(part -> tables.put(TableNames.written(part), TableNames.of(part).quoted()));
    if (!foreignPartitions) {
      tables.keySet().removeAll(partitions);
      partitioned.stream()
          .filter(one -> !partitions.contains(one))
          .forEach(one -> tables.put(one, one));
    }
    return Stream.concat(tables.values().stream(), views.stream())
        .<Unit>map(AnalyzeUnit::new)
        .toList();
  }
}
