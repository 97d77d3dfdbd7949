package dev.slipway.proof.rows;

import java.util.List;
import java.util.Optional;

/**
 * A table as rows must fit it.
 *
 * @param name as SQL writes it, with its schema
 * @param keys the columns of each unique index, those that an expression in it uses too
 * @param checks expressions that no row makes false; of a partition its bounds too
 * @param triggered whether triggers of the migrations' own hear of its rows
 */
record TableShape(
    String name,
    List<ColumnShape> columns,
    List<List<String>> keys,
    List<ForeignShape> foreigns,
    List<String> checks,
    boolean triggered) {

  /** Whether no two rows should have the same value there. */
  boolean isKey(String column) {
    return isPartOfHash() || keys.stream().anyMatch(key -> key.contains(column));
  }

  /** Whether only few of many rows fit, and nobody can say which. */
  boolean isPartOfHash() {
    return checks.stream().anyMatch(check -> check.contains("satisfies_hash_partition"));
  }

  Optional<ForeignShape> foreign(String column) {
    return foreigns.stream().filter(foreign -> foreign.columns().contains(column)).findFirst();
  }
}
