package dev.slipway.action.adopt;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Sql;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table in which another tool may keep its history, as the catalogue shows it.
 *
 * @param wrong why nothing of it is read, null where it can be
 */
record TheirTable(
    String schema, String name, Set<String> columns, boolean besideRails, @Nullable String wrong) {

  /** Made of a row of {@link TheirTables}. */
  static TheirTable of(Row row) {
    return new TheirTable(
        row.text("schema"),
        row.text("name"),
        new LinkedHashSet<>(Arrays.asList(row.text("columns").split("\n"))),
        row.is("beside_rails"),
        wrong(row));
  }

  private static @Nullable String wrong(Row row) {
    if (!row.text("kind").equals("r") || row.is("ruled")) {
      return "is not a plain table";
    }
    if (row.is("hidden")) {
      return "hides rows from us (row security)";
    }
    if (row.is("odd")) {
      return "has columns of types, or with expressions, that somebody has made";
    }
    return row.is("trusted")
        ? null
        : "belongs to "
            + row.text("owner")
            + ", who is neither us nor a role of ours nor the database's owner";
  }

  /** Its name, for people. */
  String shown() {
    return Sql.plainName(schema) + "." + Sql.plainName(name);
  }

  /** Its name, for SQL. */
  String qualified() {
    return Sql.name(schema) + "." + Sql.name(name);
  }
}
