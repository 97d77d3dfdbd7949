package dev.slipway.run;

import dev.slipway.postgres.Sql;
import dev.slipway.sql.StatementWords;

/**
 * The author's own statement on {@code schema_migrations}, without a schema: where the history is
 * kept elsewhere, its table is found there unless there is one in the author's search_path.
 */
final class OwnRow {

  private static final String DEFAULT = "public";
  private static final String TABLE = "schema_migrations";

  /** Makes the search_path what it was before. */
  static final String OUT_OF_SIGHT =
      "SELECT pg_catalog.set_config('search_path',"
          + " pg_catalog.current_setting('slipway.search_path'), true)";

  private final String schema;

  OwnRow(String schema) {
    this.schema = schema;
  }

  /** True for a statement on the table, when it would not be found by itself. */
  boolean isMeantBy(StatementWords words) {
    int into = Math.max(words.after(0, "INSERT", "INTO"), words.after(0, "DELETE", "FROM"));
    int table = Math.max(into, words.after(0, "UPDATE"));
    return !schema.equals(DEFAULT) && table > 0 && isTable(words.nameAt(table));
  }

  private static boolean isTable(String name) {
    return name.equalsIgnoreCase(TABLE) || name.equals('"' + TABLE + '"');
  }

  /** Puts the history's schema at the end of the search_path, until the transaction ends. */
  String inSight() {
    return "SELECT pg_catalog.set_config('slipway.search_path',"
        + " pg_catalog.current_setting('search_path'), true),"
        + " pg_catalog.set_config('search_path', pg_catalog.regexp_replace(pg_catalog.concat("
        + "pg_catalog.current_setting('search_path'), ', ', "
        + Sql.literal(Sql.name(schema))
        + "), '^ *, *', ''), true)";
  }
}
