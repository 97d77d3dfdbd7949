package dev.slipway.backup.restore.definition;

import dev.slipway.postgres.TableName;
import dev.slipway.sql.StatementWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which tables of a backup are partitions of which. */
public final class PartitionTree {

  private final Map<TableName, List<TableName>> partitions = new HashMap<>();

  /** The one that definitions tell of. */
  public PartitionTree(List<Definition> definitions) {
    definitions.forEach(definition -> read(definition.words()));
  }

  private void read(StatementWords words) {
    int table = words.after(0, "ALTER", "TABLE", "ONLY?");
    int attached = table < 0 ? -1 : words.indexOf("ATTACH", "PARTITION");
    if (attached >= 0) {
      partitions
          .computeIfAbsent(TableName.parse(words.nameAt(table)), name -> new ArrayList<>())
          .add(TableName.parse(words.nameAt(attached + 2)));
    }
  }

  /** The partitions of some tables, and theirs. */
  public Set<TableName> below(Collection<TableName> tables) {
    Set<TableName> found = new LinkedHashSet<>();
    for (TableName table : tables) {
      List<TableName> own = partitions.getOrDefault(table, List.of());
      found.addAll(own);
      found.addAll(below(own));
    }
    return found;
  }
}
