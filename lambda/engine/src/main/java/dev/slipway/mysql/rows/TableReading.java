package dev.slipway.mysql.rows;

import dev.slipway.error.Problems;
import dev.slipway.mysql.MysqlName;
import dev.slipway.mysql.schema.MysqlColumn;
import dev.slipway.mysql.schema.MysqlTable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the rows of a table are read; decided before anything is. */
public final class TableReading {

  private final MysqlTable table;
  private final List<ColumnReading> columns;
  private final List<MysqlColumn> key;
  private final List<MysqlColumn> keyOnly;
  private final String from;
  private final @Nullable String condition;

  private TableReading(
      MysqlTable table, List<ColumnReading> columns, String from, @Nullable String condition) {
    this.table = table;
    this.columns = columns;
    this.from = from;
    this.condition = condition;
    this.key =
        table.primaryKey().stream()
            .flatMap(primary -> primary.columns().stream())
            .flatMap(name -> table.column(name).stream())
            .toList();
    this.keyOnly = key.stream().filter(column -> place(column, columns) == columns.size()).toList();
  }

  private static int place(MysqlColumn wanted, List<ColumnReading> columns) {
    int place = 0;
    while (place < columns.size() && !columns.get(place).source().equals(wanted)) {
      place++;
    }
    return place;
  }

  /**
   * A column and what it becomes.
   *
   * @param source one of the table
   */
  public record Pair(MysqlColumn source, TargetColumn target) {}

  /**
   * A table's rows as lines whose values are in the order of the pairs; what cannot be is added to
   * the problems.
   *
   * @param zone of times without one
   */
  public static TableReading of(
      MysqlTable table, List<Pair> pairs, ZoneId zone, Problems problems) {
    List<ColumnReading> columns = new ArrayList<>();
    for (Pair pair : pairs) {
      ColumnReading.of(pair.source(), pair.target(), zone)
          .ifPresentOrElse(columns::add, () -> refuse(table, pair, problems));
    }
    String all = MysqlName.quoted(table.name());
    return new TableReading(table, List.copyOf(columns), all, null);
  }

  /**
   * The same of other rows.
   *
   * @param where what stands behind FROM: it has all columns of the table
   * @param asked the condition that was asked for, null for none
   */
  public TableReading from(String where, @Nullable String asked) {
    return new TableReading(table, columns, where, asked);
  }

  /** What stands behind FROM. */
  public String from() {
    return from;
  }

  /** The condition that was asked for, null where all rows are read. */
  public @Nullable String condition() {
    return condition;
  }

  private static void refuse(MysqlTable table, Pair pair, Problems problems) {
    problems.add(
        table.name() + "." + pair.source().name(),
        "%s cannot become %s of %s"
            .formatted(pair.source().fullType(), pair.target().type(), pair.target().name()));
  }

  /** The table that is read. */
  public MysqlTable table() {
    return table;
  }

  /** The columns whose values are read, in their order. */
  public List<MysqlColumn> sources() {
    return columns.stream().map(ColumnReading::source).toList();
  }

  List<ColumnReading> columns() {
    return columns;
  }

  /** The columns of the primary key. */
  List<MysqlColumn> key() {
    return key;
  }

  /** Where the value of a column of the key stands in a row, from 0: what goes nowhere, behind. */
  int place(MysqlColumn column) {
    int place = place(column, columns);
    return place < columns.size() ? place : place + keyOnly.indexOf(column);
  }

  /** What is asked. A table without columns in common has rows all the same. */
  String query() {
    String all =
        Stream.concat(
                columns.stream().map(ColumnReading::expression),
                keyOnly.stream().map(column -> "CAST(" + quoted(column) + " AS CHAR)"))
            .collect(Collectors.joining(", "));
    return "SELECT " + (all.isEmpty() ? "1" : all) + " FROM " + from;
  }

  /** The query that finds all rows of which one column is refused. */
  String refused(ColumnReading column) {
    String shown =
        Stream.concat(
                key.stream().filter(one -> !one.equals(column.source())),
                Stream.of(column.source()))
            .map(TableReading::quoted)
            .collect(Collectors.joining(", "));
    return "SELECT %s FROM %s WHERE %s".formatted(shown, from, column.refused());
  }

  private static String quoted(MysqlColumn column) {
    return MysqlName.quoted(column.name());
  }
}
