package dev.slipway.run;

import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.List;

/** Names the sessions whose open transactions may stand in the way. */
final class Blockers {

  private static final String OLDEST =
      "SELECT 'session ' || pid || ' (' || COALESCE(NULLIF(application_name, ''), 'no name') || ', '"
          + " || state || ', open for ' || date_trunc('second', now() - xact_start) || ')' AS text"
          + " FROM pg_catalog.pg_stat_activity WHERE datname = pg_catalog.current_database()"
          + " AND pid <> pg_catalog.pg_backend_pid() AND xact_start IS NOT NULL AND state IS NOT NULL"
          + " ORDER BY xact_start LIMIT 3";

  private Blockers() {}

  /** The oldest open transactions in the database, as texts; empty when they cannot be read. */
  static List<String> ask(Session session) {
    try {
      return session.execute(OLDEST).get(0).list().stream()
          .map(row -> String.valueOf(row.get("text")))
          .toList();
    } catch (SqlFailure e) {
      return List.of();
    }
  }
}
