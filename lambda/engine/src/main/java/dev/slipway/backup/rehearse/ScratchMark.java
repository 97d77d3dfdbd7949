package dev.slipway.backup.rehearse;

import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.SqlFailure;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How a scratch database is known for ours, and for in use: by a comment on it, and by an advisory
 * lock that a session of its user holds. One that is killed leaves the database and no lock; the
 * next one on that server drops it.
 */
final class ScratchMark implements AutoCloseable {

  private static final String COMMENT =
      "Slipway: the scratch database of a rehearsal. The next rehearsal drops it if it is left.";

  /** "SCRA" in ASCII: keeps these locks apart from others. */
  private static final int CLASS = 0x53435241;

  /** Of rehearsals that have ended; ours are of our own role, commented by us, and not in use. */
  static final String LEFT_BEHIND =
      """
      SELECT d.datname AS name, pg_catalog.pg_get_userbyid(d.datdba) AS owner,
        EXISTS (SELECT FROM pg_catalog.pg_stat_activity a WHERE a.datid = d.oid) AS used,
        d.datdba = (SELECT r.oid FROM pg_catalog.pg_roles r WHERE r.rolname = current_user)
          AND pg_catalog.shobj_description(d.oid, 'pg_database') = %s AS ours
      FROM pg_catalog.pg_database d
      WHERE d.datname ~ '^slipway_(%s)_[0-9a-f]{12}$'
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_locks l WHERE l.locktype = 'advisory'
          AND l.classid = %d AND l.objid = (pg_catalog.hashtext(d.datname)::bigint & 4294967295)::oid)
      ORDER BY 1\
      """
          .formatted(
              Sql.literal(COMMENT),
              Arrays.stream(ScratchUse.values())
                  .map(ScratchUse::word)
                  .collect(Collectors.joining("|")),
              CLASS);

  private final Session session;
  private final String name;

  private ScratchMark(Session session, String name) {
    this.session = session;
    this.name = name;
  }

  /** Holds the lock for a database that is to be created, in a session that this owns from now. */
  static ScratchMark keep(Session session, String name) {
    try {
      session.execute(
          "SELECT pg_catalog.pg_advisory_lock(%d, pg_catalog.hashtext(%s))"
              .formatted(CLASS, Sql.literal(name)));
      return new ScratchMark(session, name);
    } catch (SqlFailure e) {
      session.close();
      throw e;
    }
  }

  /** The statement that writes on the database what it is. */
  String comment() {
    return "COMMENT ON DATABASE " + name + " IS " + Sql.literal(COMMENT);
  }

  @Override
  public void close() {
    session.close();
  }
}
