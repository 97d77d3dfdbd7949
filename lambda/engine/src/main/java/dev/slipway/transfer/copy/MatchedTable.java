package dev.slipway.transfer.copy;

import dev.slipway.postgres.Sql;
import dev.slipway.transfer.source.SourceTable;
import dev.slipway.transfer.table.DataColumn;
import dev.slipway.transfer.table.DataTable;
import java.util.List;
import java.util.Optional;

/**
 * A table of the source, and the one of the target that its rows go into.
 *
 * @param columns of the target, for which the source or a mask has values
 * @param masks of columns of the target
 */
record MatchedTable(SourceTable from, DataTable into, List<DataColumn> columns, List<Mask> masks) {

  /** Those of the same names, and those that a mask gives values for. */
  static MatchedTable of(SourceTable from, DataTable into, List<Mask> masks) {
    List<DataColumn> columns =
        into.writable().stream()
            .filter(
                column ->
                    from.table().column(column.name()).isPresent()
                        || masks.stream().anyMatch(mask -> mask.column().equals(column.name())))
            .toList();
    return new MatchedTable(from, into, columns, masks);
  }

  /** The names of the source's columns for whose values there is no place. */
  List<String> lost() {
    return from.table().writable().stream()
        .map(DataColumn::name)
        .filter(name -> into.column(name).isEmpty())
        .toList();
  }

  /** What goes into a column, as it stands behind SELECT. */
  String value(String column) {
    return mask(column).map(mask -> "(\n" + mask.expression() + "\n)").orElse(Sql.name(column));
  }

  private Optional<Mask> mask(String column) {
    return masks.stream().filter(mask -> mask.column().equals(column)).findFirst();
  }

  /** True where the user has written something that the server looks names up for. */
  boolean hasExpressions() {
    return !masks.isEmpty() || from.condition() != null;
  }

  /** True where every value is one that the table keeps. */
  boolean isPlain() {
    return masks.isEmpty()
        && columns.stream()
            .map(column -> from.table().column(column.name()).orElse(column))
            .allMatch(DataColumn::isWritable);
  }

  /** True where values can go as the servers keep them. */
  boolean isBinary() {
    return masks.isEmpty()
        && columns.stream()
            .allMatch(
                column ->
                    from.table()
                        .column(column.name())
                        .filter(own -> BinaryTypes.fit(own, column))
                        .isPresent());
  }
}
