package dev.slipway.postgres;

import java.util.List;
import java.util.stream.Collectors;

/** Names those who let nobody else at a table, or wait for that. */
public final class StrongLocks {

  private static final String HOLDERS =
      """
      SELECT CASE WHEN l.pid IS NULL
          THEN COALESCE('prepared transaction ' || quote_literal(x.gid), 'a prepared transaction')
          ELSE 'session ' || l.pid || ' ('
            || concat_ws(', ', COALESCE(NULLIF(a.application_name, ''), 'no name'), a.state,
              'open for ' || date_trunc('second', clock_timestamp() - a.xact_start)) || ')' END
        || CASE WHEN bool_and(l.granted) THEN ' holds ' ELSE ' waits for ' END
        || string_agg(DISTINCT l.relation::regclass::text, ', ') AS text
      FROM pg_locks l JOIN pg_class c ON c.oid = l.relation AND c.relkind IN ('r', 'p', 'm')
        LEFT JOIN pg_stat_activity a ON a.pid = l.pid
        LEFT JOIN pg_prepared_xacts x ON l.pid IS NULL
          AND l.virtualtransaction = '-1/' || x.transaction
      WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock'
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND l.pid IS DISTINCT FROM pg_backend_pid()
      GROUP BY l.pid, x.gid, a.application_name, a.state, a.xact_start
      ORDER BY a.xact_start NULLS FIRST LIMIT 3\
      """;

  private StrongLocks() {}

  /**
   * A sentence with those in the session's database that are the longest at it; empty when there is
   * none, or they cannot be read.
   */
  public static String ask(Session session) {
    try {
      List<Rows> answers = session.execute(HOLDERS);
      return answers.get(0).list().stream()
          .map(row -> String.valueOf(row.get("text")))
          .collect(Collectors.collectingAndThen(Collectors.toList(), StrongLocks::sentence));
    } catch (SqlFailure e) {
      return "";
    }
  }

  private static String sentence(List<String> holders) {
    return holders.isEmpty() ? "" : "In the way: " + String.join("; ", holders) + ".";
  }
}
