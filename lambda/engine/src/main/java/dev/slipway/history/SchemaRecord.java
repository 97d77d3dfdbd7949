package dev.slipway.history;

import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.objects.SchemaObjects;
import dev.slipway.postgres.objects.SchemaRights;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The schema as runs have left it, kept in schema_migration_objects: one row an object. Only rows
 * of what a run has changed are written again.
 */
public final class SchemaRecord {

  /** The kind of the one row that is no object: its definition is the run that wrote last. */
  private static final String LAST_RUN = "last run";

  /**
   * The name of that row: another major version writes the same definitions otherwise, and so do we
   * since another form. A record of another name is written anew, and nothing is compared with it.
   */
  private static final String SERVER =
      "'on PostgreSQL ' || current_setting('server_version_num')::integer / 10000 || ', form 3'";

  private final HistoryTables tables;
  private final String objects;
  private final String all;

  /** The record in a schema; reads nothing yet. */
  public SchemaRecord(String schema) {
    this.tables = new HistoryTables(schema);
    this.objects = SchemaObjects.query(HistoryTables.NAMES);
    this.all =
        "SELECT kind, name, definition FROM (%s) objects UNION ALL %s"
            .formatted(objects, SchemaRights.query(HistoryTables.NAMES));
  }

  /** The table, for messages. */
  public String table() {
    return tables.objects();
  }

  /**
   * How the schema differs from what is recorded. One round trip; the caller holds the run lock,
   * and there is a record. Throws {@link dev.slipway.postgres.SqlFailure}.
   */
  public SchemaChanges compare(Session session, SchemaScope scope) {
    return changes(session.execute(comparison(scope)));
  }

  /** A transaction whose first two answers are for {@link #changes}; there is a record. */
  String comparison(SchemaScope scope) {
    return """
    BEGIN READ ONLY;
    %1$s
    SELECT kind, name, r.definition AS was, p.definition AS is, run_id, %2$s
    FROM (%3$s) p FULL JOIN (SELECT * FROM %4$s WHERE %9$s) r USING (kind, name)
    WHERE p.definition IS DISTINCT FROM r.definition AND kind <> '%6$s' ORDER BY kind, name;
    SELECT r.name <> %8$s OR EXISTS (SELECT FROM %5$s o JOIN %5$s l ON o.started_at > l.started_at
      WHERE l.run_id::text = r.definition AND o.%11$s AND o.action <> 'restore'
        AND (o.applied > 0 OR o.status IN ('started', 'failed')
          OR o.status = 'in_progress'
            AND EXISTS (SELECT FROM %7$s WHERE state IN ('partial', 'reverting')))) AS outdated,
      EXISTS (SELECT FROM %4$s WHERE %10$s) AS rights
    FROM %4$s r WHERE kind = '%6$s';
    COMMIT\
    """
        .formatted(
            SchemaObjects.settings(Optional.empty()),
            HistoryTables.time("recorded_at"),
            scope == SchemaScope.ALL ? all : objects,
            tables.objects(),
            tables.runs(),
            LAST_RUN,
            tables.migrations(),
            SERVER,
            scope.condition(),
            SchemaRights.KINDS,
            HistoryTables.MAY_CHANGE);
  }

  static SchemaChanges changes(List<Rows> answers) {
    return new SchemaChanges(
        answers.get(0).list().stream().map(SchemaChange::of).toList(),
        answers.get(1).list().stream().anyMatch(row -> row.is("rights")),
        answers.get(1).list().stream().noneMatch(row -> "f".equals(row.get("outdated"))));
  }

  /**
   * The statements that record the schema as it is, to be put into a transaction in which no more
   * of it is changed. They set the transaction's search_path.
   *
   * @param run the run that left it so
   * @param facts what the database was when that run began
   * @param left how long there is time
   */
  public String write(UUID run, DatabaseFacts facts, Optional<Duration> left) {
    return SchemaObjects.settings(left)
        + (facts.schemaRecorded() ? "" : new TableMaker(tables).createObjects())
        + """
        WITH present AS MATERIALIZED (%1$s UNION ALL SELECT '%4$s', %5$s, %3$s),
        gone AS (DELETE FROM %2$s d WHERE NOT EXISTS
          (SELECT FROM present p WHERE p.kind = d.kind AND p.name = d.name))
        INSERT INTO %2$s AS r (kind, name, definition, run_id, recorded_at)
        SELECT kind, name, definition, %3$s::uuid, now() FROM present
        ON CONFLICT (kind, name) DO UPDATE SET definition = EXCLUDED.definition,
          run_id = EXCLUDED.run_id, recorded_at = EXCLUDED.recorded_at
        WHERE r.definition <> EXCLUDED.definition;
        """
            .formatted(all, tables.objects(), Sql.literal(run.toString()), LAST_RUN, SERVER);
  }
}
