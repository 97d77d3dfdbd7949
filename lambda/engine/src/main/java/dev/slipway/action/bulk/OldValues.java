package dev.slipway.action.bulk;

import static java.util.stream.Collectors.joining;

import dev.slipway.error.InvalidInput;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.TableName;
import java.util.List;
import java.util.stream.Stream;

/**
 * The table that the old values of rows go into, in the transaction that changes them: a row for
 * each, with its key and the values of the columns that are set.
 *
 * @param kept its name
 * @param mark what its comment says, so that it is known again
 */
record OldValues(BulkTable table, BulkWords words, TableName kept, String mark) {

  /** Behind {@link #insert}. */
  static final String CONFLICTS = " ON CONFLICT DO NOTHING";

  /** The key's columns, and those that are set; of rows that are deleted, all that are stored. */
  static List<String> columns(BulkTable table, BulkWords words) {
    if (words.change().deletes()) {
      return Stream.concat(table.key().stream(), table.stored().stream()).distinct().toList();
    }
    return Stream.concat(table.key().stream(), words.change().columns().stream())
        .distinct()
        .toList();
  }

  List<String> columns() {
    return columns(table, words);
  }

  /**
   * Makes the table where it is not there. Throws {@link InvalidInput} where there is one that this
   * change has not made; or where it holds rows, and the change begins again.
   */
  void prepare(Session session, boolean begins) {
    Row found = session.execute(state()).get(0).first();
    if (!found.is("there")) {
      session.execute(create());
    } else if (!mark.equals(found.get("comment"))) {
      throw new InvalidInput(
          "Old values cannot be kept in "
              + kept
              + ": there is such a table already, and this change"
              + " has not made it. Nothing was done. Next: name another with --keep-old.");
    } else if (begins && holdsRows(session)) {
      throw new InvalidInput(
          "Old values cannot be kept in "
              + kept
              + ": it holds those of the last time. Nothing was"
              + " done. Next: drop it, or name another with --keep-old.");
    }
  }

  boolean isThere(Session session) {
    return session.execute(state()).get(0).first().is("there");
  }

  private String state() {
    return "SELECT to_regclass(%1$s) IS NOT NULL AS there, obj_description(to_regclass(%1$s)) AS comment"
        .formatted(Sql.literal(kept.quoted()));
  }

  private boolean holdsRows(Session session) {
    String rows = "SELECT EXISTS (SELECT FROM " + kept.quoted() + ") AS rows";
    return session.execute(rows).get(0).first().is("rows");
  }

  private String create() {
    return "CREATE TABLE "
        + kept.quoted()
        + " AS SELECT "
        + Sql.names(columns())
        + " FROM "
        + table.name().quoted()
        + " WITH NO DATA;\nALTER TABLE "
        + kept.quoted()
        + " ADD PRIMARY KEY ("
        + Sql.names(table.key())
        + ");\nCOMMENT ON TABLE "
        + kept.quoted()
        + " IS "
        + Sql.literal(mark);
  }

  /** What puts all of them back. */
  String undo() {
    return words.change().deletes()
        ? insert() + "SELECT " + Sql.names(columns()) + " FROM " + kept.quoted() + CONFLICTS
        : update();
  }

  /** Rows that are there again stay as they are. */
  String insert() {
    String columns = Sql.names(columns());
    return "INSERT INTO " + table.name().quoted() + " (" + columns + ") OVERRIDING SYSTEM VALUE ";
  }

  private String update() {
    return "UPDATE "
        + table.name().quoted()
        + " AS t SET "
        + words.change().columns().stream()
            .distinct()
            .map(column -> Sql.name(column) + " = o." + Sql.name(column))
            .collect(joining(", "))
        + " FROM "
        + kept.quoted()
        + " AS o WHERE "
        + table.key().stream()
            .map(column -> "t." + Sql.name(column) + " = o." + Sql.name(column))
            .collect(joining(" AND "));
  }
}
