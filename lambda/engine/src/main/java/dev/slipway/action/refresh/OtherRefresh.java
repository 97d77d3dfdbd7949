package dev.slipway.action.refresh;

import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import java.util.List;

/**
 * Who else refreshes a view. Ours say so by a session advisory lock; of the others the lock on the
 * view tells: nothing but REFRESH CONCURRENTLY takes an ExclusiveLock on one, and of who lets
 * nobody at it the statement tells, where we may see that.
 */
record OtherRefresh(MaterializedView view) {

  /** "SLMV" in ASCII: keeps our locks apart from those of applications. */
  private static final int CLASS = 0x534C4D56;

  private static final String WHO =
      """
      SELECT COALESCE('session ' || l.pid || ' (' || concat_ws(', ',
          COALESCE(NULLIF(a.application_name, ''), 'no name'), a.usename,
          'since ' || date_trunc('second', a.xact_start)) || ')', 'a prepared transaction') AS who
      FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
      WHERE l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND l.pid IS DISTINCT FROM pg_backend_pid()
        AND CASE l.locktype WHEN 'advisory' THEN l.granted AND l.classid = %d AND l.objid = %d
          WHEN 'relation' THEN l.relation = %d AND (l.mode = 'ExclusiveLock'
            OR l.mode = 'AccessExclusiveLock' AND a.query ~* 'refresh\\s+materialized\\s+view')
          ELSE false END
      ORDER BY l.locktype DESC LIMIT 1\
      """;

  /**
   * Claims the view where nobody is at it, and otherwise says who is; empty where it is claimed.
   * One round trip then.
   */
  String claim(Session session) {
    List<Rows> answers =
        session.execute(
            "SELECT pg_try_advisory_lock(%s) AS mine".formatted(key()),
            WHO.formatted(CLASS, view.oid(), view.oid()));
    boolean mine = answers.get(0).first().is("mine");
    String who = answers.get(1).list().stream().map(row -> row.text("who")).findFirst().orElse("");
    if (mine && !who.isEmpty()) {
      release(session);
    }
    return mine || !who.isEmpty() ? who : "a session that is just ending";
  }

  /** Gives back what was claimed. */
  void release(Session session) {
    session.execute("SELECT pg_advisory_unlock(%s)".formatted(key()));
  }

  private String key() {
    return CLASS + ", " + (int) view.oid();
  }
}
