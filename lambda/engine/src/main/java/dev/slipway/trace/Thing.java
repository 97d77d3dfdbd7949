package dev.slipway.trace;

import dev.slipway.postgres.Row;
import java.util.Set;

/**
 * Something in the catalogue at one moment.
 *
 * @param owner the table that it belongs to; itself for a table; 0 for none
 * @param stamp another one where its row was written meanwhile
 * @param storage its file; 0 for none
 * @param scans how often the transaction has read it whole
 * @param isValid whether all rows are known to keep a constraint
 */
record Thing(
    Key key,
    long owner,
    String kind,
    String name,
    String stamp,
    long storage,
    long scans,
    boolean isValid) {

  /** Kinds of relations that hold rows. */
  private static final Set<String> WITH_ROWS = Set.of("table", "materialized view");

  /** What tells it from all others, also after a new name. */
  record Key(String catalogue, long oid, long part) {}

  static Thing of(Row row) {
    return new Thing(
        new Key(row.text("class"), row.number("oid"), row.number("part")),
        row.number("owner"),
        row.text("kind"),
        row.text("name"),
        row.text("stamp"),
        row.number("storage"),
        row.number("scans"),
        row.is("valid"));
  }

  boolean isRelation() {
    return key.catalogue().equals("pg_class");
  }

  boolean holdsRows() {
    return isRelation() && WITH_ROWS.contains(kind);
  }

  boolean isIndex() {
    return isRelation() && kind.equals("index");
  }

  boolean isConstraint() {
    return key.catalogue().equals("pg_constraint");
  }
}
