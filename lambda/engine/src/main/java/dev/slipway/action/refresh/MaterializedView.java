package dev.slipway.action.refresh;

import dev.slipway.postgres.TableName;
import java.util.Set;

/**
 * A materialized view as the catalogue has it.
 *
 * @param owner the role that may refresh it
 * @param mayRefresh whether we may
 * @param populated whether it was ever filled
 * @param keyed whether it has a unique index on plain columns, without WHERE
 * @param ofExtension whether an extension has brought it along, and cares for it
 * @param needs those that it reads, through views and functions too
 */
record MaterializedView(
    long oid,
    TableName name,
    String owner,
    boolean mayRefresh,
    boolean populated,
    boolean keyed,
    boolean ofExtension,
    Set<Long> needs) {

  /** True when others can read it meanwhile (PostgreSQL manual, REFRESH MATERIALIZED VIEW). */
  boolean isConcurrent() {
    return populated && keyed;
  }

  /** Why whoever reads it has to wait meanwhile; empty where nobody has to. */
  String whyPlain() {
    if (isConcurrent()) {
      return "";
    }
    return populated ? "no unique index on plain columns without WHERE" : "it is not filled yet";
  }

  /** The statement that refreshes it. */
  String sql() {
    return "REFRESH MATERIALIZED VIEW " + (isConcurrent() ? "CONCURRENTLY " : "") + name.quoted();
  }

  @Override
  public String toString() {
    return name.toString();
  }
}
