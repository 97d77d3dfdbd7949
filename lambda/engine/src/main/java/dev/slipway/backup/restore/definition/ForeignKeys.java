package dev.slipway.backup.restore.definition;

import dev.slipway.sql.StatementWords;
import dev.slipway.sql.TableUse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes foreign keys in two steps where that can be done: first they hold for new rows only, which
 * takes no time; then the rows are checked, which locks nobody else's table out (PostgreSQL manual,
 * ALTER TABLE, "Notes"). All that refer to one table can so be checked side by side.
 */
public final class ForeignKeys {

  private final List<Definition> definitions;
  private final DumpedPartitions partitions;
  private final Set<String> builtLate;

  /** Those of the definitions that come after the rows. */
  public ForeignKeys(PostData post, DumpedPartitions partitions) {
    this.definitions = post.foreignKeys();
    this.partitions = partitions;
    this.builtLate =
        post.before().stream()
            .flatMap(definition -> TableUse.of(definition.words()).stream())
            .map(TableUse::table)
            .collect(Collectors.toSet());
  }

  /** Those that are made in one step, in order. */
  public List<Definition> inOneStep() {
    return definitions.stream().filter(definition -> !isInTwoSteps(definition)).toList();
  }

  /** Those that can be made as soon as their tables are loaded and have their indexes. */
  public List<Definition> inTwoSteps() {
    return definitions.stream().filter(this::isInTwoSteps).toList();
  }

  /** The tables of those that are made in two steps, and what they refer to; names as written. */
  public Collection<String> tablesOfTwoSteps() {
    Map<String, String> tables = new LinkedHashMap<>();
    for (Definition definition : inTwoSteps()) {
      TableUse use = TableUse.of(definition.words()).orElseThrow();
      Stream.of(use.table(), Objects.requireNonNull(use.referenced()))
          .forEach(table -> tables.put(TableNames.key(table), table));
    }
    return tables.values();
  }

  /**
   * A partitioned table can do it in one step only, and partitions have each a key of their own.
   */
  private boolean isInTwoSteps(Definition definition) {
    StatementWords words = definition.words();
    TableUse use = TableUse.of(words).orElseThrow();
    String referenced = Objects.requireNonNull(use.referenced());
    return partitions.isPlain(use.table())
        && partitions.isPlain(referenced)
        && !builtLate.contains(use.table())
        && !builtLate.contains(referenced)
        && !words.contains("NOT", "VALID")
        && !words.contains("NOT", "ENFORCED");
  }
}
