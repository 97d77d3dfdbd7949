package dev.slipway.postgres.objects;

import dev.slipway.postgres.Sql;
import java.util.Collection;

/**
 * The SQL that reads what {@link SchemaObjects} leaves out: owners, privileges, comments, and the
 * privileges of what is made later. Not of what belongs to an extension.
 */
public final class SchemaRights {

  /** A condition that a kind of an object is one of these, and none of {@link SchemaObjects}. */
  public static final String KINDS = "kind ~ '^(rights of|comment on|default privileges)'";

  /** What everybody has by default is the same whether it was granted or not. */
  private static final String PRIVILEGES =
      "(SELECT string_agg(format('%%s may %%s%%s', COALESCE(NULLIF(a.grantee, 0)::regrole::text,"
          + " 'PUBLIC'), a.privilege_type, CASE WHEN a.is_grantable THEN ' and grant it' ELSE ''"
          + " END), E'\\n' ORDER BY a.grantee::regrole::text, a.privilege_type)"
          + " FROM aclexplode(COALESCE(%1$s, acldefault('%2$s', %3$s))) a)";

  /**
   * The server's own, whose numbers are lower, are thousands: they are left out where they are
   * read.
   */
  private static final String OBJECTS =
      """
      SELECT 'rights of ' || i.type AS kind, i.identity AS name,
        concat_ws(E'\\n', 'owner ' || o.owner::regrole, o.privileges) AS definition
      FROM (
        SELECT 'pg_class'::regclass AS class, oid, relowner AS owner, %1$s AS privileges
          FROM pg_class WHERE oid >= 16384 AND relkind IN ('r', 'p', 'v', 'm', 'f')
            AND relname NOT IN (%6$s) %7$s
        UNION ALL SELECT 'pg_class'::regclass, oid, relowner, %2$s FROM pg_class
          WHERE oid >= 16384 AND relkind = 'S'
        UNION ALL SELECT 'pg_proc'::regclass, oid, proowner, %3$s FROM pg_proc WHERE oid >= 16384
        UNION ALL SELECT 'pg_namespace'::regclass, oid, nspowner, %4$s FROM pg_namespace
          WHERE nspname !~ '^pg_' AND (oid >= 16384 OR nspname = 'public')
        UNION ALL SELECT 'pg_type'::regclass, t.oid, typowner, %5$s FROM pg_type t
          LEFT JOIN pg_class c ON c.oid = t.typrelid
          WHERE t.oid >= 16384 AND typelem = 0 AND COALESCE(c.relkind, 'c') = 'c') o,
        pg_identify_object(o.class, o.oid, 0) i
      WHERE NOT EXISTS (SELECT FROM pg_depend d
        WHERE d.classid = o.class AND d.objid = o.oid AND d.deptype = 'e')\
      """;

  private static final String COLUMNS =
      """
      SELECT 'rights of column', format('%%s.%%I', a.attrelid::regclass, a.attname), %s
      FROM pg_attribute a WHERE a.attrelid >= 16384 AND a.attacl IS NOT NULL AND a.attnum > 0
        AND NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = a.attrelid AND relname IN (%s))
        AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_class'::regclass
          AND e.objid = a.attrelid AND e.deptype = 'e')\
      """;

  private static final String COMMENTS =
      """
      SELECT 'comment on ' || i.type, i.identity, d.description
      FROM pg_description d, pg_identify_object(d.classoid, d.objoid, d.objsubid) i
      WHERE d.objoid >= 16384 AND d.classoid <> 'pg_extension'::regclass AND NOT EXISTS (SELECT FROM pg_depend e
        WHERE e.classid = d.classoid AND e.objid = d.objoid AND e.deptype = 'e')\
      """;

  private static final String DEFAULTS =
      """
      SELECT 'default privileges', concat_ws(' ', d.defaclrole::regrole, d.defaclnamespace::regnamespace,
        d.defaclobjtype), d.defaclacl::text FROM pg_default_acl d\
      """;

  private SchemaRights() {}

  /**
   * A query for the columns {@code kind}, {@code name} and {@code definition}, as those of {@link
   * SchemaObjects#query}, to be run under its settings. Partitions are left out as there.
   *
   * @param tables names of tables that are left out, in whatever schema
   */
  public static String query(Collection<String> tables) {
    return query(tables, "AND NOT relispartition");
  }

  /** The same with partitions. */
  public static String queryWithPartitions(Collection<String> tables) {
    return query(tables, "");
  }

  private static String query(Collection<String> tables, String relations) {
    String names = Sql.literals(tables);
    String rows =
        String.join(
            "\nUNION ALL\n",
            OBJECTS.formatted(
                privileges("relacl", "r", "relowner"),
                privileges("relacl", "s", "relowner"),
                privileges("proacl", "f", "proowner"),
                privileges("nspacl", "n", "nspowner"),
                privileges("typacl", "T", "typowner"),
                names,
                relations),
            COLUMNS.formatted(
                privileges(
                    "a.attacl", "c", "(SELECT relowner FROM pg_class WHERE oid = a.attrelid)"),
                names),
            COMMENTS,
            DEFAULTS);
    return "SELECT kind, name, string_agg(definition, E'\\n"
        + "' ORDER BY definition COLLATE \"C\") AS definition\n"
        + "FROM ("
        + rows
        + ") rights GROUP BY kind, name";
  }

  private static String privileges(String acl, String kind, String owner) {
    return PRIVILEGES.formatted(acl, kind, owner);
  }
}
