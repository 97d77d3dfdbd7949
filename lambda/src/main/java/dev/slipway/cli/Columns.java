package dev.slipway.cli;

import java.util.List;

/** Lays rows of cells out so that each column begins at the same place. */
final class Columns {

  private Columns() {}

  /** One indented line a row; the last column is as wide as it likes. */
  static List<String> align(List<List<String>> rows) {
    return rows.stream().map(row -> line(row, rows)).toList();
  }

  private static String line(List<String> row, List<List<String>> rows) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      int at = column;
      int width = rows.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
      String cell = row.get(column);
      line.append("  ").append(cell).append(" ".repeat(width - cell.length()));
    }
    return line.toString().stripTrailing();
  }
}
