package dev.slipway.action.adopt;

import java.util.Set;

/**
 * The table in which a tool keeps its history, and how it is read. The SQL names columns of the
 * table alone.
 *
 * @param name in lower case
 * @param columns by which the table is known, with blanks between
 * @param select what makes a {@link TheirRow} of a row, with a place for the time where there is
 *     one
 * @param time an expression for when the row came there; empty for a tool that does not say
 * @param order what the rows are sorted by
 */
record ToolTable(String name, String columns, String select, String time, String order) {

  /** What several tools have: a column of versions, and nothing else. */
  static final ToolTable OF_VERSIONS =
      new ToolTable("schema_migrations", "version", "version::text AS key", "", "version");

  /** True when a table with some columns has all of these. */
  boolean isWithin(Set<String> of) {
    return of.containsAll(Set.of(columns.split(" ")));
  }

  /** The query for what is in a table, in the order in which it came there. */
  String query(String qualified, int limit) {
    String at =
        time.isEmpty()
            ? ""
            : "to_char((%s)::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"
                    .formatted(time)
                + " AS at";
    return "SELECT "
        + select.formatted(at)
        + " FROM ONLY "
        + qualified
        + " ORDER BY "
        + order
        + " LIMIT "
        + limit;
  }
}
