package dev.slipway.transfer.check;

import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.DataSchema;
import dev.slipway.transfer.table.DataTable;
import dev.slipway.transfer.table.Partitions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is looked at.
 *
 * @param whole the database with all its tables
 * @param chosen the same with the tables that were chosen
 * @param partitions a part of a table counts as that
 */
record CheckScope(DataSchema whole, DataSchema chosen, Partitions partitions) {

  /** True for a table that was chosen, and for its partitions. */
  boolean holds(TableName table) {
    return chosen.table(partitions.rootOf(table)).isPresent();
  }

  /** True where nothing was left out by choice. */
  boolean isWhole() {
    return chosen.tables().size() == whole.tables().size();
  }

  /** Where the rows of a table are read from, each of them once. */
  String from(TableName table) {
    return whole.table(table).map(DataTable::from).orElse(table.quoted());
  }

  /** The columns that tell the rows of a table from others, and more of them. */
  List<String> telling(TableName table, List<String> more) {
    List<String> key = whole.table(table).map(DataTable::key).orElse(List.of());
    return Stream.concat(key.stream(), more.stream()).distinct().toList();
  }

  /** All that is read: what was chosen, and what that refers to. */
  List<DataTable> tables() {
    Set<TableName> read =
        Stream.concat(
                chosen.names().stream(),
                whole.keys().stream()
                    .filter(key -> holds(key.table()))
                    .map(key -> partitions.rootOf(key.target())))
            .collect(Collectors.toSet());
    return whole.tables().stream().filter(table -> read.contains(table.name())).toList();
  }
}
