package dev.slipway.action.bulk;

import static java.util.stream.Collectors.joining;

import dev.slipway.postgres.Sql;
import dev.slipway.postgres.TableName;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The text of a backfill that does what was said. What users wrote stands on lines of its own, and
 * the condition in brackets: a comment at its end hides nothing.
 */
record BulkStatement(BulkTable table, BulkWords words) {

  /** A name of ours beside the columns of the table. */
  private static final String OLD = "slipway_old";

  private String header() {
    return "-- Table: " + table.name().quoted() + "\n-- Key: " + Sql.names(table.key()) + "\n";
  }

  /** The change alone. */
  String text() {
    return header() + change() + rows();
  }

  private String change() {
    return words.change().deletes()
        ? "DELETE FROM " + table.name().quoted()
        : "UPDATE " + table.name().quoted() + " SET\n" + words.change().set() + "\n";
  }

  private String rows() {
    return " WHERE " + bounds("") + " AND (\n" + words.where() + "\n)";
  }

  /** The same, and the old values of the rows go into a table. */
  String keeping(TableName kept) {
    return words.change().deletes() ? deleting(kept) : updating(kept);
  }

  private String deleting(TableName kept) {
    String columns = Sql.names(OldValues.columns(table, words));
    return header()
        + """
        WITH %1$s AS (%2$s RETURNING %3$s)
        INSERT INTO %4$s (%3$s) SELECT %3$s FROM %1$s"""
            .formatted(OLD, change() + rows(), columns, kept.quoted());
  }

  /**
   * The rows are locked first, so that these are the values that are overwritten; those that are
   * there stay.
   */
  private String updating(TableName kept) {
    List<String> columns = OldValues.columns(table, words);
    String own = Sql.name(table.name().name()) + ".";
    return header()
        + """
        WITH %1$s AS MATERIALIZED (SELECT %2$s FROM %3$s%4$s FOR NO KEY UPDATE),
        slipway_kept AS (INSERT INTO %5$s (%6$s) SELECT %7$s FROM %1$s ON CONFLICT DO NOTHING)
        %8$sFROM %1$s WHERE %9$s AND %10$s"""
            .formatted(
                OLD,
                each(columns, i -> Sql.name(columns.get(i)) + " AS " + name(i), ", "),
                table.name().quoted(),
                rows(),
                kept.quoted(),
                Sql.names(columns),
                each(columns, BulkStatement::name, ", "),
                change(),
                each(table.key(), i -> own + isOld(i), " AND "),
                bounds(own));
  }

  /** A column of the key has the value that it had. */
  private String isOld(int column) {
    String name = table.key().get(column);
    return Sql.name(name) + table.equal(name) + name(column);
  }

  private static String each(List<String> columns, IntFunction<String> sql, String between) {
    return IntStream.range(0, columns.size()).mapToObj(sql).collect(joining(between));
  }

  private static String name(int column) {
    return OLD + "_" + column;
  }

  private String bounds(String before) {
    String columns =
        table.key().stream().map(column -> before + Sql.name(column)).collect(joining(", "));
    String key = table.key().size() == 1 ? columns : "(" + columns + ")";
    return key + " >= :batch_from AND " + key + " <= :batch_to";
  }
}
