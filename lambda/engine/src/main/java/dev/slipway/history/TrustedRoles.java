package dev.slipway.history;

/**
 * Whose things are believed: superusers', who may do everything anyway, the database's owner's,
 * ours, and those of the roles that these two are members of.
 */
public final class TrustedRoles {

  /**
   * The beginning of a query, in which {@code trusted (oid)} are they. To have made a role is no
   * reason to trust it: from PostgreSQL 16 on, its maker is a member of it, but neither inherits
   * its rights nor may take them on.
   */
  public static final String SQL =
      """
      WITH RECURSIVE near (oid) AS (
        SELECT oid FROM pg_roles r WHERE rolname IN (current_user, session_user)
          OR EXISTS (SELECT FROM pg_database WHERE datname = current_database() AND datdba = r.oid)
        UNION SELECT m.roleid FROM pg_auth_members m JOIN near n ON n.oid = m.member
          WHERE COALESCE((to_jsonb(m) ->> 'inherit_option')::boolean, true)
            OR COALESCE((to_jsonb(m) ->> 'set_option')::boolean, true)),
      trusted (oid) AS (
        SELECT oid FROM near
        UNION SELECT oid FROM pg_roles WHERE rolsuper OR rolname = 'pg_database_owner')
      """;

  private TrustedRoles() {}
}
