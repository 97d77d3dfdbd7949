package dev.slipway.run;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.sql.ConcurrentIndex;
import dev.slipway.sql.StatementWords;
import java.util.List;
import java.util.Optional;

/**
 * What a statement outside of transactions leaves when it is broken off: INVALID indexes, a
 * partition that is half detached (PostgreSQL manual, CREATE INDEX "Building Indexes Concurrently",
 * REINDEX "Rebuilding Indexes Concurrently", ALTER TABLE "DETACH PARTITION"). What the author named
 * is looked for under his search_path, so each name of ours says that it is of pg_catalog.
 */
final class Leftovers {

  /** A setting of ours: the transaction that announced the statement. */
  static final String ANNOUNCED = "slipway.announced";

  private static final String AGE =
      "pg_catalog.age(pg_catalog.current_setting('" + ANNOUNCED + "')::pg_catalog.xid)";

  private static final String EQUAL = " OPERATOR(pg_catalog.=) ";

  private final Session session;
  private final StatementWords words;

  /** Of a session that has been told {@link #ANNOUNCED}. */
  Leftovers(Session session, StatementWords words) {
    this.session = session;
    this.words = words;
  }

  /**
   * Clears away what a broken attempt left. True when the attempt had in fact been completed, so
   * that there is nothing to run.
   *
   * @param attempted whether an earlier attempt of ours may have begun it
   */
  boolean clear(boolean attempted) {
    Optional<ConcurrentIndex> index = ConcurrentIndex.builtBy(words);
    if (index.isPresent()) {
      return clearIndex(index.get(), attempted);
    }
    if (attempted && words.starts("REINDEX") && words.mentions("CONCURRENTLY")) {
      drop(indexes("NOT i.indisvalid AND " + isNamed("_cc(new|old)[0-9]*$") + " AND " + isOurs()));
    }
    return attempted && detachesConcurrently() && finishDetach();
  }

  /** True when a partition hangs between attached and detached. */
  boolean isHalfDetached() {
    return detachesConcurrently() && detach().filter("true"::equals).isPresent();
  }

  private boolean clearIndex(ConcurrentIndex index, boolean attempted) {
    String onTable = "i.indrelid" + EQUAL + relation(index.table()) + " AND ";
    String name = index.name();
    List<Row> found =
        name != null
            ? indexes(onTable + "c.relname" + EQUAL + stored(name))
            : attempted
                ? indexes(onTable + isNamed("_idx[0-9]*$") + " AND " + isNewer())
                : List.of();
    drop(found.stream().filter(row -> "f".equals(row.get("valid"))).toList());
    return attempted && found.stream().anyMatch(Leftovers::isCompleted);
  }

  /** An index that was there before our attempt was announced is none of ours. */
  private static boolean isCompleted(Row index) {
    return index.is("valid") && index.is("newer");
  }

  /** Only superusers may drop what REINDEX leaves on a TOAST table; the server warns of it. */
  private static String isOurs() {
    return isNewer()
        + " AND pg_catalog.pg_has_role(c.relowner, 'USAGE')"
        + " AND pg_catalog.has_schema_privilege(c.relnamespace, 'USAGE')";
  }

  private static String isNewer() {
    return "pg_catalog.age(c.xmin) OPERATOR(pg_catalog.<) " + AGE;
  }

  private static String isNamed(String pattern) {
    return "c.relname OPERATOR(pg_catalog.~) " + Sql.literal(pattern);
  }

  /** As the server stores it, which folds and shortens names by its own rules. */
  private static String stored(String name) {
    return "(pg_catalog.parse_ident(" + Sql.literal(name) + "))[1]::pg_catalog.name";
  }

  private static String relation(String name) {
    return "pg_catalog.to_regclass(" + Sql.literal(name) + ")";
  }

  private List<Row> indexes(String condition) {
    Rows rows =
        session
            .executeAsWritten(
                "SELECT i.indexrelid::pg_catalog.regclass::pg_catalog.text AS name,"
                    + " i.indisvalid AS valid, "
                    + isNewer()
                    + " AS newer FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid"
                    + EQUAL
                    + "i.indexrelid WHERE "
                    + condition)
            .get(0);
    return rows.list();
  }

  private void drop(List<Row> indexes) {
    for (Row index : indexes) {
      session.executeAsWritten("DROP INDEX CONCURRENTLY IF EXISTS " + index.get("name"));
    }
  }

  private boolean detachesConcurrently() {
    return words.indexOf("DETACH", "PARTITION") > 0 && words.contains("CONCURRENTLY");
  }

  /** A table that is no partition any more has been detached. */
  private boolean finishDetach() {
    Optional<String> pending = detach();
    if (pending.filter("true"::equals).isPresent()) {
      session.executeAsWritten(
          "ALTER TABLE " + parent() + " DETACH PARTITION " + partition() + " FINALIZE");
    }
    return pending.isPresent() && !pending.get().equals("false");
  }

  /**
   * Whether the detachment is pending; empty text when it is no partition, nothing for no table.
   */
  private Optional<String> detach() {
    String sql =
        "SELECT COALESCE(i.inhdetachpending::pg_catalog.text, '') AS pending"
            + " FROM pg_catalog.pg_class t LEFT JOIN pg_catalog.pg_inherits i ON i.inhrelid"
            + EQUAL
            + "t.oid AND i.inhparent"
            + EQUAL
            + relation(parent())
            + " WHERE t.oid"
            + EQUAL
            + relation(partition());
    List<Row> rows = session.executeAsWritten(sql).get(0).list();
    return rows.stream().map(row -> String.valueOf(row.get("pending"))).findFirst();
  }

  private String parent() {
    return words.nameAt(words.after(0, "ALTER", "TABLE", "IF?", "EXISTS?", "ONLY?"));
  }

  private String partition() {
    return words.nameAt(words.indexOf("DETACH", "PARTITION") + 2);
  }
}
