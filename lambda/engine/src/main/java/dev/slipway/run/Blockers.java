package dev.slipway.run;

import dev.slipway.postgres.PreparedTransactions;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.List;

/** Names the sessions whose open transactions may stand in the way. */
final class Blockers {

  /**
   * What another role's session does is not everybody's to see, but which tables it has locked is.
   */
  private static final String OLDEST =
      """
      SELECT text FROM (
        SELECT 'session ' || pid || ' (' || concat_ws(', ',
            COALESCE(NULLIF(application_name, ''),
              NULLIF(backend_type, 'client backend'), 'no name'),
            COALESCE(state, 'of role ' || usename),
            'open for ' || date_trunc('second', now() - xact_start)) || ')' AS text,
          xact_start AS since
        FROM pg_stat_activity a WHERE datname = current_database() AND pid <> pg_backend_pid()
          AND (xact_start IS NOT NULL AND state IS NOT NULL
            OR EXISTS (SELECT FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
              WHERE l.pid = a.pid AND l.granted AND c.relkind IN ('r', 'p', 'm')
                AND l.database = a.datid
                AND c.relnamespace NOT IN (
                  SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_|^information_schema$')))
        UNION ALL
        SELECT %s, prepared
        FROM pg_prepared_xacts WHERE database = current_database()) b
      ORDER BY since NULLS LAST LIMIT 3\
      """
          .formatted(PreparedTransactions.TEXT);

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
