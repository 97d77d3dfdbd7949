package dev.slipway.backfill.plan;

import dev.slipway.postgres.TableName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says of the table whose rows are gone through.
 *
 * @param kind as pg_class has it: {@code r} for a table, {@code p} for one with partitions
 * @param columns in their order
 * @param replicas whether Aurora's function that tells of its readers is there for us
 */
public record TableFacts(
    TableName name,
    long oid,
    String kind,
    boolean replicas,
    List<Column> columns,
    List<Index> indexes) {

  /**
   * A column.
   *
   * @param type as the server writes it, without its length
   * @param collation what its texts are sorted by; {@code -} for none
   * @param notNull whether no row has NULL there, for certain
   */
  public record Column(String name, String type, String collation, boolean notNull) {

    /** It, with what its order depends on. */
    public String told() {
      return name + " " + type + (collation.equals("-") ? "" : " COLLATE " + collation);
    }
  }

  /**
   * An index.
   *
   * @param unique whether it refuses a key that is there, at once
   * @param primary whether it is the primary key's
   * @param usable whether it is valid, and holds all rows
   * @param ordered whether rows can be read from it as they are sorted by default
   * @param keys its columns
   */
  public record Index(
      String name,
      boolean unique,
      boolean primary,
      boolean usable,
      boolean ordered,
      List<IndexKey> keys) {

    /** Their names; empty where one of them is an expression. */
    public List<String> columns() {
      return keys.stream().anyMatch(key -> key.column() == null)
          ? List.of()
          : keys.stream().map(key -> String.valueOf(key.column())).toList();
    }
  }

  /**
   * A part of an index.
   *
   * @param column null for an expression
   * @param operators the schema in which the operators are that its order is made by
   */
  public record IndexKey(@Nullable String column, String operators) {}

  /** A column by its name. */
  public Optional<Column> column(String wanted) {
    return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
  }
}
