package dev.slipway.proof.rows;

import java.util.List;

/** The tables that a picture of rows is taken of. */
public record Tables(List<TableColumns> list) {

  /** A table's name as SQL writes it, and its columns by their bare names, sorted. */
  record TableColumns(String name, List<String> columns) {}

  static Tables of(Shapes shapes) {
    return new Tables(
        shapes.tables().stream()
            .map(
                table ->
                    new TableColumns(
                        table.name(),
                        table.columns().stream().map(ColumnShape::name).sorted().toList()))
            .toList());
  }
}
