package dev.slipway.backfill.file;

import dev.slipway.postgres.Sql;
import java.util.List;

/**
 * Compares the columns of a key with values, whatever the search_path.
 *
 * @param key what is known of the columns
 * @param columns how the statement names each
 * @param values as SQL has them
 */
public record KeyComparison(List<KeyColumn> key, List<String> columns, List<String> values) {

  /** The schema of all operators; empty where there are several, which a row cannot name. */
  static String schema(List<KeyColumn> key) {
    List<String> schemas = key.stream().map(KeyColumn::operators).distinct().toList();
    return schemas.size() == 1 ? schemas.get(0) : "";
  }

  /** The condition: {@code >}, {@code <=} and so on. */
  public String sql(String operator) {
    String schema = schema(key);
    if (schema.isEmpty()) {
      String bound = compare(0, operator.charAt(0) + "=");
      return "(" + bound + " AND (" + inTurn(0, operator) + "))";
    }
    return row(columns) + named(schema, operator) + row(values);
  }

  /** Column by column: by the first that is not the same. */
  private String inTurn(int column, String operator) {
    if (column == columns.size() - 1) {
      return compare(column, operator);
    }
    return compare(column, operator.substring(0, 1))
        + " OR "
        + compare(column, "=")
        + " AND ("
        + inTurn(column + 1, operator)
        + ")";
  }

  private String compare(int column, String operator) {
    String sign = named(key.get(column).operators(), operator);
    return columns.get(column) + sign + values.get(column);
  }

  private static String named(String schema, String operator) {
    return " OPERATOR(" + Sql.name(schema) + "." + operator + ") ";
  }

  private static String row(List<String> list) {
    String all = String.join(", ", list);
    return list.size() == 1 ? all : "ROW(" + all + ")";
  }
}
