package dev.slipway.transfer.copy;

import dev.slipway.postgres.TableName;
import dev.slipway.sql.Expression;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What goes into a column in the place of its values.
 *
 * @param expression of SQL, over the columns of the source's table
 */
public record Mask(TableName table, String column, String expression) {

  private static final String PART = "(?:[^.\"]+|\"(?:[^\"]|\"\")+\")";
  private static final Pattern PLACE =
      Pattern.compile("((?:" + PART + "\\.)?" + PART + ")\\.(" + PART + ")");

  /**
   * The mask of a column that is written as {@code table.column} or {@code schema.table.column}.
   * Throws IllegalArgumentException that says what is wrong with it.
   */
  public static Mask parse(String place, String expression) {
    Matcher parts = PLACE.matcher(place.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "\"" + place + "\" is no column; write it as table.column or schema.table.column");
    }
    Expression.problem(expression)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(
                  "of " + place + " must be one expression of SQL, and " + problem);
            });
    String column = TableName.parse(parts.group(2)).name();
    return new Mask(TableName.parse(parts.group(1)), column, expression);
  }

  /** True where its column is one of these of a table. */
  boolean isOf(TableName other, List<String> columns) {
    return table.equals(other) && columns.contains(column);
  }

  /** True for a value that is written down as it is, of whatever type the column has. */
  boolean isLiteral() {
    return Expression.isLiteral(expression);
  }

  @Override
  public String toString() {
    return table + "." + column;
  }
}
