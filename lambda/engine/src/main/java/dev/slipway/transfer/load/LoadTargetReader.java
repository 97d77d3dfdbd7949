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
   * LoadedIndexes of plain tables that nothing else is built on, and that are wholly told by their
   * definition or that of their constraint: no comment, tablespace, statistics target, cluster or
   * identity. Whatever a foreign key refers by stays.
   */
  private static final String INDEXES =
      """
      SELECT n.nspname AS schema, c.relname AS table_name, x.relname AS name, false AS always,
        CASE WHEN k.oid IS NULL THEN format('DROP INDEX %I.%I', n.nspname, x.relname)
          ELSE format('ALTER TABLE ONLY %I.%I DROP CONSTRAINT %I', n.nspname, c.relname, k.conname)
          END AS off,
        CASE WHEN k.oid IS NULL THEN pg_get_indexdef(x.oid)
          ELSE format('ALTER TABLE ONLY %I.%I ADD CONSTRAINT %I %s', n.nspname, c.relname,
            k.conname, pg_get_constraintdef(k.oid)) END AS back
      FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_constraint k ON k.conindid = x.oid AND k.conrelid = c.oid
          AND k.contype IN ('p', 'u', 'x')
      WHERE c.relkind = 'r' AND NOT c.relispartition AND x.relkind = 'i' AND i.indisvalid
        AND NOT i.indisreplident AND NOT i.indisclustered
        AND NOT (i.indisprimary AND c.relreplident = 'd' AND current_setting('wal_level') = 'logical')
        AND x.reltablespace = 0 AND x.reloftype = 0 AND (k.oid IS NULL OR x.reloptions IS NULL)
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND NOT EXISTS (SELECT FROM pg_description d WHERE d.objoid IN (x.oid, k.oid)
          AND d.classoid IN ('pg_class'::regclass, 'pg_constraint'::regclass))
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.refobjid = x.oid
          AND d.refclassid = 'pg_class'::regclass)
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.refobjid = k.oid AND d.objid <> x.oid
          AND d.refclassid = 'pg_constraint'::regclass)
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = x.oid
          AND d.classid = 'pg_class'::regclass AND d.deptype IN ('e', 'x'))
        AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = x.oid
          AND COALESCE(a.attstattarget, -1) <> -1)
      ORDER BY n.nspname, c.relname, x.relname\
      """;

  /**
   * LoadedKeys between plain tables that are wholly told by their definition, and that the server
   * has looked at all rows of: no comment, and no trigger of theirs that was switched off.
   */
  private static final String KEYS =
      """
      SELECT n.nspname AS schema, c.relname AS table_name, k.conname AS name, false AS always,
        format('ALTER TABLE ONLY %I.%I DROP CONSTRAINT %I', n.nspname, c.relname, k.conname) AS off,
        format('ALTER TABLE ONLY %I.%I ADD CONSTRAINT %I %s', n.nspname, c.relname, k.conname,
          pg_get_constraintdef(k.oid)) AS back
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_class t ON t.oid = k.confrelid
      WHERE k.contype = 'f' AND k.convalidated AND c.relkind = 'r' AND t.relkind = 'r'
        AND NOT c.relispartition AND NOT t.relispartition
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND NOT EXISTS (SELECT FROM pg_description d WHERE d.objoid = k.oid
          AND d.classoid = 'pg_constraint'::regclass)
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_constraint'::regclass
          AND d.objid = k.oid AND d.deptype IN ('e', 'x'))
        AND NOT EXISTS (SELECT FROM pg_trigger g WHERE g.tgconstraint = k.oid AND g.tgenabled <> 'O')
      ORDER BY n.nspname, c.relname, k.conname\
      """;

  private static final String AS_REPLICA =
      "BEGIN;\nSET LOCAL session_replication_role = replica;\nROLLBACK";

  private LoadTargetReader() {}

  /** The target of a session that is in no transaction. Two round trips. */
  public static LoadTarget read(Session session) {
    DataSchema schema = DataSchemaReader.read(session);
    List<Rows> answers = session.execute(TRIGGERS, KEYS, INDEXES);
    return new LoadTarget(
        schema,
        mayBeReplica(session),
        answers.get(0).list().stream().map(LoadTargetReader::undoing).toList(),
        answers.get(1).list().stream().map(LoadTargetReader::undoing).toList(),
        answers.get(2).list().stream().map(LoadTargetReader::undoing).toList());
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
