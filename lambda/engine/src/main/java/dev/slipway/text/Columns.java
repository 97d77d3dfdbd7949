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
    return lines(rows).stream().map(line -> INDENT + line).toList();
  }

  /** One line an entry, each with the details of the entry indented below it. */
  public static <T> List<String> withDetails(
      List<T> entries, Function<T, List<String>> row, Function<T, List<String>> details) {
    List<String> rows = lines(entries.stream().map(row).toList());
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      lines.add(rows.get(i));
      details.apply(entries.get(i)).forEach(detail -> lines.add(indented(detail)));
    }
    return lines;
  }

  /** Whoever names something with a line break in it must not write lines of a report. */
  private static String indented(String detail) {
    return INDENT + INDENT + detail.replace("\n", "\n" + INDENT + INDENT);
  }

  private static List<String> lines(List<List<String>> rows) {
    List<List<String>> shown = rows.stream().map(Columns::onOneLine).toList();
    List<Integer> widths = widths(shown);
    return shown.stream().map(row -> line(row, widths)).toList();
  }

  private static List<String> onOneLine(List<String> row) {
    return row.stream()
        .map(cell -> cell.replace("\r", "\\u000d").replace("\n", "\\u000a"))
        .toList();
  }

  private static List<Integer> widths(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        int width = row.get(column).length();
        if (column == widths.size()) {
          widths.add(width);
        } else {
          widths.set(column, Math.max(width, widths.get(column)));
        }
      }
    }
    return widths;
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      line.append(column == 0 ? "" : INDENT)
          .append(cell)
          .append(" ".repeat(widths.get(column) - cell.length()));
    }
    return line.toString().stripTrailing();
  }
}
