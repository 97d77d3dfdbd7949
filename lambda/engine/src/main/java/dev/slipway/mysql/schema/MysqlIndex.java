package dev.slipway.mysql.schema;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An index or a key.
 *
 * @param kind {@code BTREE}, {@code HASH}, {@code FULLTEXT} or {@code SPATIAL}
 */
public record MysqlIndex(
    String name, boolean unique, String kind, List<Part> parts, String comment) {

  private static final String PRIMARY = "PRIMARY";

  /**
   * One column of it, or an expression.
   *
   * @param column null for an expression
   * @param expression as MySQL writes it, null for a column
   * @param prefix how many characters of it are in the index; 0 for all
   */
  public record Part(
      @Nullable String column, @Nullable String expression, int prefix, boolean descending) {}

  /** True for that of the primary key. */
  public boolean isPrimary() {
    return name.equals(PRIMARY);
  }

  /** The columns of it, without what is an expression. */
  public List<String> columns() {
    return parts.stream().flatMap(part -> Stream.ofNullable(part.column())).toList();
  }
}
