package dev.slipway.backup.restore;

import dev.slipway.sql.TableUse;
import dev.slipway.sql.Words;
import java.util.List;
import java.util.Objects;

/**
 * Makes foreign keys in two steps where that can be done: first they hold for new rows only, which
 * takes no time; then the rows are checked, which locks nobody else's table out (PostgreSQL manual,
 * ALTER TABLE, "Notes"). All that refer to one table can so be checked side by side.
 */
record ForeignKeys(List<Definition> definitions, Partitions partitions) {

  /** What is made at once, in order. */
  List<Definition> made() {
    return definitions.stream()
        .map(definition -> isInTwoSteps(definition) ? definition.notValid() : definition)
        .toList();
  }

  /** Those whose rows are still to be checked. */
  List<Definition> unchecked() {
    return definitions.stream().filter(this::isInTwoSteps).toList();
  }

  /**
   * A partitioned table can do it in one step only, and partitions have each a key of their own.
   */
  private boolean isInTwoSteps(Definition definition) {
    Words words = definition.words();
    TableUse use = TableUse.of(words).orElseThrow();
    return partitions.isPlain(use.table())
        && partitions.isPlain(Objects.requireNonNull(use.referenced()))
        && !words.contains("NOT", "VALID")
        && !words.contains("NOT", "ENFORCED");
  }
}
