package dev.slipway.transfer.load;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.postgres.TableName;
import dev.slipway.transfer.table.DataSchema;
import dev.slipway.transfer.table.DataSchemaReader;
import java.util.List;

/** Reads what of a target decides how rows go in; nothing is changed or locked. */
public final class LoadTargetReader {

  /** Those of partitions go with their root. */
  private static final String TRIGGERS =
      """
      SELECT rn.nspname AS schema, r.relname AS table_name, t.tgname AS name,
        t.tgenabled IN ('R', 'A') AS always,
        format('ALTER TABLE ONLY %I.%I DISABLE TRIGGER %I', n.nspname, c.relname, t.tgname) AS off,
        format('ALTER TABLE ONLY %I.%I ENABLE %s TRIGGER %I', n.nspname, c.relname,
          CASE t.tgenabled WHEN 'R' THEN 'REPLICA' WHEN 'A' THEN 'ALWAYS' ELSE '' END, t.tgname)
          AS back
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_class r ON r.oid = CASE WHEN c.relispartition THEN pg_partition_root(c.oid)
          ELSE c.oid END
        JOIN pg_namespace rn ON rn.oid = r.relnamespace
      WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND c.relkind IN ('r', 'p')
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      ORDER BY n.nspname, c.relname, t.tgname\
      """;

  /**
   * Indexes of plain tables that nothing else is built on, and that are wholly told by their
   * definition: no constraint, comment, tablespace, statistics target, cluster or identity.
   */
  private static final String INDEXES =
      """
      SELECT n.nspname AS schema, c.relname AS table_name, x.relname AS name, false AS always,
        format('DROP INDEX %I.%I', n.nspname, x.relname) AS off, pg_get_indexdef(x.oid) AS back
      FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND NOT c.relispartition AND x.relkind = 'i' AND i.indisvalid
        AND NOT i.indisprimary AND NOT i.indisreplident AND NOT i.indisclustered
        AND x.reltablespace = 0 AND x.reloftype = 0
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.oid)
        AND NOT EXISTS (SELECT FROM pg_description d WHERE d.objoid = x.oid
          AND d.classoid = 'pg_class'::regclass)
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.refobjid = x.oid
          AND d.refclassid = 'pg_class'::regclass)
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = x.oid
          AND d.classid = 'pg_class'::regclass AND d.deptype IN ('e', 'x'))
        AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = x.oid
          AND COALESCE(a.attstattarget, -1) <> -1)
      ORDER BY n.nspname, c.relname, x.relname\
      """;

  private static final String AS_REPLICA =
      "BEGIN;\nSET LOCAL session_replication_role = replica;\nROLLBACK";

  private LoadTargetReader() {}

  /** The target of a session that is in no transaction. Two round trips. */
  public static LoadTarget read(Session session) {
    DataSchema schema = DataSchemaReader.read(session);
    List<Rows> answers = session.execute(TRIGGERS, INDEXES);
    return new LoadTarget(
        schema,
        mayBeReplica(session),
        answers.get(0).list().stream().map(LoadTargetReader::undoing).toList(),
        answers.get(1).list().stream().map(LoadTargetReader::undoing).toList());
  }

  /** Who may is told otherwise by every version and every provider: so it is tried. */
  private static boolean mayBeReplica(Session session) {
    try {
      session.executeAsWritten(AS_REPLICA);
      return true;
    } catch (SqlFailure e) {
      if (!e.isDenied()) {
        throw e;
      }
      session.rollBack();
      return false;
    }
  }

  private static Undoing undoing(Row row) {
    return new Undoing(
        new TableName(row.text("schema"), row.text("table_name")),
        row.text("name"),
        row.is("always"),
        row.text("off"),
        row.text("back"));
  }
}
