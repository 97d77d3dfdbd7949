package dev.slipway.proof.rows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables that a picture of rows is taken of. */
public record Tables(List<TableColumns> list) {

  /** A table's name as SQL writes it, and its columns by their bare names, sorted. */
  record TableColumns(String name, List<String> columns) {}

  /** A trigger may write the time of a change into a row, whatever the change was. */
  static Tables of(Shapes shapes) {
    return new Tables(
        shapes.tables().stream()
            .map(table -> new TableColumns(table.name(), columns(shapes, table)))
            .toList());
  }

  private static List<String> columns(Shapes shapes, TableShape table) {
    return table.columns().stream()
        .filter(column -> !table.triggered() || !isTime(shapes.types().get(column.type())))
        .map(ColumnShape::name)
        .sorted()
        .toList();
  }

  private static boolean isTime(@Nullable ServerType type) {
    return type != null && type.base().startsWith("timestamp");
  }
}
