package dev.slipway.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lays rows of cells out so that each column begins at the same place. */
public final class Columns {

  private static final String INDENT = "  ";

  private Columns() {}

  /** One indented line a row; the last column is as wide as it likes. */
  public static List<String> align(List<List<String>> rows) {
    return rows.stream().map(row -> INDENT + line(row, rows)).toList();
  }

  /** One line an entry, each with the details of the entry indented below it. */
  public static <T> List<String> withDetails(
      List<T> entries, Function<T, List<String>> row, Function<T, List<String>> details) {
    List<List<String>> rows = entries.stream().map(row).toList();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      lines.add(line(rows.get(i), rows));
      details.apply(entries.get(i)).forEach(detail -> lines.add(INDENT + INDENT + detail));
    }
    return lines;
  }

  private static String line(List<String> row, List<List<String>> rows) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      int at = column;
      int width = rows.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
      String cell = row.get(column);
      line.append(column == 0 ? "" : INDENT).append(cell).append(" ".repeat(width - cell.length()));
    }
    return line.toString().stripTrailing();
  }
}
