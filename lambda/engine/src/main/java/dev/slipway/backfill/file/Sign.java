package dev.slipway.backfill.file;

import dev.slipway.postgres.Sql;

/**
 * Where a comparison of the key stands in a statement, and what is compared there instead.
 *
 * @param start offset in the statement
 * @param end offset after it
 * @param before what comes before the operator, possibly empty
 * @param operator such as {@code >=}
 */
record Sign(int start, int end, String before, String operator) {

  /** The same with the operator of a schema, whatever the search_path. */
  Edit of(String schema) {
    String named = before + " OPERATOR(" + Sql.name(schema) + "." + operator + ") ";
    return new Edit(start, end, named);
  }
}
