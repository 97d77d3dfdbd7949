package dev.slipway.run;

import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.sql.ConcurrentIndex;
import dev.slipway.sql.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a statement outside of transactions leaves when it is broken off: INVALID indexes, a
 * partition that is half detached (PostgreSQL manual, CREATE INDEX "Building Indexes Concurrently",
 * REINDEX "Rebuilding Indexes Concurrently", ALTER TABLE "DETACH PARTITION").
 */
final class Leftovers {

  private final Session session;
  private final Words words;
  private final String since;

  /** {@code since}: a query for the age of the row that announced the statement. */
  Leftovers(Session session, Words words, String since) {
    this.session = session;
    this.words = words;
    this.since = since;
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
      drop(indexes("NOT i.indisvalid AND c.relname ~ '_cc(new|old)[0-9]*$' AND " + isNewer()));
    }
    int detached = words.indexOf("DETACH", "PARTITION");
    return attempted && detached > 0 && words.contains("CONCURRENTLY") && isDetached(detached + 2);
  }

  private boolean clearIndex(ConcurrentIndex index, boolean attempted) {
    String onTable = "i.indrelid = pg_catalog.to_regclass(" + Sql.literal(index.table()) + ") AND ";
    String name = index.name();
    List<Map<String, @Nullable String>> found =
        name != null
            ? indexes(onTable + "c.relname = " + Sql.literal(name))
            : attempted
                ? indexes(onTable + "c.relname ~ '_idx[0-9]*$' AND " + isNewer())
                : List.of();
    drop(found.stream().filter(row -> "f".equals(row.get("valid"))).toList());
    return attempted && found.stream().anyMatch(row -> "t".equals(row.get("valid")));
  }

  private String isNewer() {
    return "pg_catalog.age(c.xmin) <= (" + since + ")";
  }

  private List<Map<String, @Nullable String>> indexes(String condition) {
    Rows rows =
        session
            .execute(
                "SELECT i.indexrelid::regclass::text AS name, i.indisvalid AS valid"
                    + " FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid"
                    + " WHERE "
                    + condition)
            .get(0);
    return rows.list();
  }

  private void drop(List<Map<String, @Nullable String>> indexes) {
    for (Map<String, @Nullable String> index : indexes) {
      session.execute("DROP INDEX CONCURRENTLY IF EXISTS " + index.get("name"));
    }
  }

  private boolean isDetached(int partitionAt) {
    String parent = words.nameAt(words.after(0, "ALTER", "TABLE", "IF?", "EXISTS?", "ONLY?"));
    String partition = words.nameAt(partitionAt);
    Rows rows =
        session
            .execute(
                "SELECT inhdetachpending AS pending FROM pg_catalog.pg_inherits"
                    + " WHERE inhparent = pg_catalog.to_regclass("
                    + Sql.literal(parent)
                    + ") AND inhrelid = pg_catalog.to_regclass("
                    + Sql.literal(partition)
                    + ")")
            .get(0);
    if (rows.list().isEmpty()) {
      return true;
    }
    boolean pending = "t".equals(rows.first().get("pending"));
    if (pending) {
      session.execute("ALTER TABLE " + parent + " DETACH PARTITION " + partition + " FINALIZE");
    }
    return pending;
  }
}
