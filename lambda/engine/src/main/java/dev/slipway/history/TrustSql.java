package dev.slipway.history;

import dev.slipway.backup.restore.Restore;
import dev.slipway.postgres.Sql;

/**
 * Asks what stands under our names in a database and could run code of others in our name, who are
 * none of {@link TrustedRoles}: a row for each thing, none where all is ours.
 */
final class TrustSql {

  /** The schemas that are ours, the relations there of our names, and what inherits from them. */
  private static final String OURS =
      """
      space AS (SELECT oid, nspname, nspowner FROM pg_namespace WHERE nspname IN (%1$s, %2$s)),
      ours (oid) AS (
        SELECT c.oid FROM pg_class c JOIN space s ON s.oid = relnamespace
          WHERE relname IN (%3$s) OR nspname = %2$s AND relkind NOT IN ('i', 't')
        UNION SELECT inhrelid FROM pg_inherits JOIN ours o ON o.oid = inhparent),
      relation AS (SELECT c.* FROM ours JOIN pg_class c USING (oid)),
      """;

  /** What of them is made of other things. */
  private static final String PARTS =
      """
      part (classid, objid) AS (
        SELECT 'pg_class'::regclass, oid FROM ours
        UNION SELECT 'pg_class'::regclass, indexrelid FROM pg_index JOIN ours o ON o.oid = indrelid
        UNION SELECT 'pg_trigger'::regclass, t.oid FROM pg_trigger t JOIN ours o ON o.oid = tgrelid
        UNION SELECT 'pg_policy'::regclass, p.oid FROM pg_policy p JOIN ours o ON o.oid = polrelid
        UNION SELECT 'pg_attrdef'::regclass, d.oid FROM pg_attrdef d JOIN ours o ON o.oid = adrelid
        UNION SELECT 'pg_constraint'::regclass, c.oid FROM pg_constraint c
          JOIN ours o ON o.oid IN (conrelid, confrelid)),
      """;

  private static final String GRANTS =
      """
      granted (oid, grantee, privilege) AS (
        SELECT r.oid, a.grantee, a.privilege_type FROM relation r, aclexplode(relacl) a
        UNION SELECT attrelid, a.grantee, a.privilege_type
          FROM ours o JOIN pg_attribute ON attrelid = o.oid, aclexplode(attacl) a),
      """;

  /**
   * A row for each thing, with its {@link ForeignThing.Harm}. What has no owner in pg_shdepend is
   * the server's own, or of the role that made the server.
   */
  private static final String FOUND =
      """
      found (classid, objid, what, owner, harm) AS (
        SELECT 'pg_class'::regclass::oid, oid, 'is no table', relowner, 'RUNS_CODE' FROM relation
          WHERE relkind NOT IN ('r', 'p')
        UNION SELECT 'pg_class'::regclass, oid, 'is not ours', relowner, 'RUNS_CODE' FROM relation
          WHERE relkind IN ('r', 'p') AND relowner NOT IN (SELECT oid FROM trusted)
        UNION SELECT 'pg_class'::regclass, oid, 'hides rows from us (row security)', relowner,
            'HIDES_ROWS' FROM relation r WHERE relkind IN ('r', 'p') AND row_security_active(oid)
            AND NOT (EXISTS (SELECT FROM pg_policy, unnest(polroles) p (role) WHERE polrelid = r.oid
                AND polpermissive AND polcmd = '*' AND pg_get_expr(polqual, polrelid) = 'true'
                AND COALESCE(pg_get_expr(polwithcheck, polrelid), 'true') = 'true'
                AND CASE role WHEN 0 THEN true ELSE pg_has_role(role, 'USAGE') END)
              AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = r.oid AND NOT polpermissive))
        UNION SELECT 'pg_namespace'::regclass, oid, 'is not ours', nspowner, 'RUNS_CODE' FROM space
          WHERE nspowner NOT IN (SELECT oid FROM trusted)
        UNION SELECT 'pg_type'::regclass, t.oid, 'has the name of a table of ours', typowner,
            'RUNS_CODE' FROM pg_type t JOIN space s ON s.oid = typnamespace
          WHERE nspname = %1$s AND typname IN (%3$s) AND typrelid = 0
        UNION SELECT 'pg_rewrite'::regclass, w.oid, 'changes what we write', relowner, 'RUNS_CODE'
          FROM pg_rewrite w JOIN relation r ON r.oid = ev_class WHERE relkind IN ('r', 'p')
        UNION SELECT p.classid, p.objid,
            'uses ' || pg_describe_object(d.refclassid, d.refobjid, d.refobjsubid), s.refobjid,
            'RUNS_CODE' FROM part p JOIN pg_depend d ON d.classid = p.classid AND d.objid = p.objid
          JOIN pg_shdepend s ON s.classid = d.refclassid AND s.objid = d.refobjid
            AND s.deptype = 'o' AND s.dbid = (
              SELECT oid FROM pg_database WHERE datname = current_database())
          WHERE s.refobjid NOT IN (SELECT oid FROM trusted)
            AND d.refclassid <> 'pg_namespace'::regclass
            AND NOT (d.refclassid = 'pg_class'::regclass AND d.refobjid IN (SELECT oid FROM ours))
        UNION SELECT 'pg_class'::regclass, oid, 'may get triggers (REVOKE TRIGGER)', grantee,
            'RUNS_CODE' FROM granted WHERE privilege = 'TRIGGER' AND grantee NOT IN (SELECT oid FROM trusted)
        UNION SELECT 'pg_class'::regclass, oid, 'may be written', grantee, 'IS_WRITTEN'
          FROM granted WHERE privilege IN ('INSERT', 'UPDATE')
            AND grantee NOT IN (SELECT oid FROM trusted)
        UNION SELECT 'pg_class'::regclass, oid, 'is UNLOGGED, so a crash of the server empties it'
            || ': ALTER TABLE ' || oid::regclass || ' SET LOGGED', relowner, 'UNSURE_FORM' FROM relation
          WHERE relpersistence = 'u' AND relkind IN ('r', 'p')
        UNION SELECT 'pg_class'::regclass, oid, CASE WHEN relispartition
            THEN 'is a partition of ' || inhparent::regclass
              || ', so a version may be there twice: make one plain table of both'
            ELSE 'inherits from ' || inhparent::regclass
              || ', so what is done to rows of that is done to its too: ALTER TABLE '
              || oid::regclass || ' NO INHERIT ' || inhparent::regclass END,
            relowner, 'UNSURE_FORM' FROM relation r JOIN pg_inherits ON inhrelid = r.oid)
      SELECT i.type, i.identity, f.what, f.harm, CASE f.owner WHEN 0 THEN 'everybody'
          ELSE pg_get_userbyid(f.owner)::text END AS owner
      FROM found f, LATERAL pg_identify_object(f.classid, f.objid, 0) i ORDER BY 1, 2, 3, 5
      """;

  private TrustSql() {}

  /** The query, of which {@link Trust} is made. */
  static String sql(String schema) {
    String names = Sql.literals(HistoryTables.NAMES);
    return (TrustedRoles.SQL + ",\n" + OURS + PARTS + GRANTS + FOUND)
        .formatted(Sql.literal(schema), Sql.literal(Restore.PROGRESS_SCHEMA), names);
  }
}
