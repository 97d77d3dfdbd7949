package dev.slipway.action.bulk;

import static java.util.stream.Collectors.joining;

import dev.slipway.postgres.Sql;
import dev.slipway.postgres.TableName;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The text of a backfill that does what was said. What users wrote stands on lines of its own, and
 * the condition in brackets: a comment at its end hides nothing.
 */
record BulkStatement(BulkTable table, BulkWords words) {

  /** A name of ours beside the columns of the table. */
  private static final String OLD = "slipway_old";

  private String header() {
    return "-- Table: " + table.name().quoted() + "\n-- Key: " + BulkTable.list(table.key()) + "\n";
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
    String columns = BulkTable.list(OldValues.columns(table, words));
    return header()
        + "WITH "
        + OLD
        + " AS ("
        + text().substring(header().length())
        + " RETURNING "
        + columns
        + ")\nINSERT INTO "
        + kept.quoted()
        + " ("
        + columns
        + ") SELECT "
        + columns
        + " FROM "
        + OLD;
  }

  /**
   * The rows are locked first, so that these are the values that are overwritten; those that are
   * there stay.
   */
  private String updating(TableName kept) {
    List<String> columns = OldValues.columns(table, words);
    String own = Sql.name(table.name().name()) + ".";
    return header()
        + "WITH "
        + OLD
        + " AS MATERIALIZED (SELECT "
        + IntStream.range(0, columns.size())
            .mapToObj(i -> Sql.name(columns.get(i)) + " AS " + name(i))
            .collect(joining(", "))
        + " FROM "
        + table.name().quoted()
        + rows()
        + " FOR NO KEY UPDATE),\nslipway_kept AS (INSERT INTO "
        + kept.quoted()
        + " ("
        + BulkTable.list(columns)
        + ") SELECT "
        + IntStream.range(0, columns.size()).mapToObj(BulkStatement::name).collect(joining(", "))
        + " FROM "
        + OLD
        + " ON CONFLICT DO NOTHING)\n"
        + change()
        + "FROM "
        + OLD
        + " WHERE "
        + IntStream.range(0, table.key().size())
            .mapToObj(
                i -> own + Sql.name(table.key().get(i)) + table.equal(table.key().get(i)) + name(i))
            .collect(joining(" AND "))
        + " AND "
        + bounds(own);
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
