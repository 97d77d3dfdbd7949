package dev.slipway.mysql.rows;

import dev.slipway.mysql.schema.MysqlColumn;

/**
 * What is read in the place of a column's values: it comes as they would, of whatever kind it is.
 */
public final class MaskedValue {

  private MaskedValue() {}

  /** An expression of MySQL, which stands in brackets, as a value of a column. */
  public static String of(MysqlColumn column, String expression) {
    return switch (SourceKind.of(column)) {
      case TEXT, ENUM, SET, JSON -> "CONVERT(" + expression + " USING utf8mb4)";
      case BINARY -> "CAST(" + expression + " AS BINARY)";
      case BITS -> "UNHEX(LPAD(HEX(" + expression + " + 0), 16, '0'))";
      default -> expression;
    };
  }
}
