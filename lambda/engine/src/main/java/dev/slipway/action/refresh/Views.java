package dev.slipway.action.refresh;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The materialized views of a database, by name.
 *
 * @param user the role that looks
 */
record Views(String database, String user, List<MaterializedView> all) {

  private static final String WHERE =
      "SELECT current_database() AS database, current_user AS role;\n";

  /**
   * What a view reads is in its rule, and what a function reads that has its body as SQL is known
   * too (PostgreSQL manual, pg_depend). Behind a materialized view nobody looks further.
   */
  private static final String READS =
      """
      WITH RECURSIVE read (kind, reader, kind_read, object) AS (
        SELECT 'pg_class'::regclass::oid, r.ev_class, d.refclassid, d.refobjid
        FROM pg_rewrite r JOIN pg_depend d
          ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
        WHERE r.ev_type = '1' AND d.refobjid <> r.ev_class
          AND d.refclassid IN ('pg_class'::regclass, 'pg_proc'::regclass)
        UNION SELECT classid, objid, refclassid, refobjid FROM pg_depend
        WHERE classid = 'pg_proc'::regclass
          AND refclassid IN ('pg_class'::regclass, 'pg_proc'::regclass)),
      need (view, kind, object) AS (
        SELECT c.oid, kind_read, object FROM pg_class c
          JOIN read ON kind = 'pg_class'::regclass AND reader = c.oid WHERE c.relkind = 'm'
        UNION SELECT n.view, r.kind_read, r.object FROM need n
          JOIN read r ON r.kind = n.kind AND r.reader = n.object
        WHERE NOT EXISTS (SELECT FROM pg_class m
          WHERE n.kind = 'pg_class'::regclass AND m.oid = n.object AND m.relkind = 'm'))
      """;

  /** Which index will do, matview.c says (is_usable_unique_index). Since 17 rights can be given. */
  private static final String VIEWS =
      """
      SELECT c.oid, n.nspname AS schema, c.relname AS name, pg_get_userbyid(c.relowner) AS owner,
        c.relispopulated AS populated,
        CASE WHEN pg_has_role(c.relowner, 'USAGE') THEN true
          WHEN current_setting('server_version_num')::int >= 170000
          THEN has_table_privilege(c.oid, 'MAINTAIN') ELSE false END AS may,
        EXISTS (SELECT FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
            JOIN pg_am a ON a.oid = x.relam
          WHERE i.indrelid = c.oid AND i.indisunique AND i.indimmediate AND i.indisvalid
            AND a.amname = 'btree' AND i.indpred IS NULL AND i.indexprs IS NULL) AS keyed,
        EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
          AND d.objid = c.oid AND d.deptype = 'e') AS extension,
        (SELECT string_agg(m.oid::text, ' ') FROM need JOIN pg_class m ON m.oid = need.object
          WHERE need.view = c.oid AND need.kind = 'pg_class'::regclass
            AND m.relkind = 'm' AND m.oid <> c.oid) AS needs
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'm' ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"\
      """;

  /** Those that a session sees. One round trip. */
  static Views read(Session session) {
    List<Rows> answers = session.execute(WHERE + READS + VIEWS);
    Row where = answers.get(0).first();
    return new Views(
        where.text("database"),
        where.text("role"),
        answers.get(1).list().stream().map(Views::view).toList());
  }

  private static MaterializedView view(Row row) {
    return new MaterializedView(
        row.number("oid"),
        new TableName(row.text("schema"), row.text("name")),
        row.text("owner"),
        row.is("may"),
        row.is("populated"),
        row.is("keyed"),
        row.is("extension"),
        oids(row.text("needs")));
  }

  private static Set<Long> oids(String text) {
    return Arrays.stream(text.split(" "))
        .filter(oid -> !oid.isEmpty())
        .map(Long::valueOf)
        .collect(Collectors.toSet());
  }
}
