package dev.slipway.history;

import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import dev.slipway.postgres.objects.SchemaObjects;
import java.util.List;
import java.util.UUID;

/**
 * The schema as runs have left it, kept in schema_migration_objects: one row an object. Only rows
 * of what a run has changed are written again.
 */
public final class SchemaRecord {

  private final HistoryTables tables;
  private final String present;

  /** The record in a schema; reads nothing yet. */
  public SchemaRecord(String schema) {
    this.tables = new HistoryTables(schema);
    this.present = SchemaObjects.query(schema, HistoryTables.NAMES);
  }

  /**
   * How the schema differs from what is recorded. One round trip; the caller holds the run lock,
   * and there is a record.
   */
  public SchemaChanges compare(Session session) {
    List<Rows> answers = session.execute(differences() + tables.selectLastChange(null));
    boolean interrupted = answers.get(1).list().stream().map(Run::of).anyMatch(Run::isInterrupted);
    return new SchemaChanges(changes(answers.get(0)), interrupted);
  }

  /** A transaction that asks for the {@link #changes}; there is a record. */
  String differences() {
    return """
        BEGIN READ ONLY;
        %s
        SELECT kind, name, r.definition AS was, p.definition AS is, run_id, %s
        FROM (%s) p FULL JOIN %s r USING (kind, name)
        WHERE p.definition IS DISTINCT FROM r.definition ORDER BY kind, name;
        COMMIT;
        """
        .formatted(
            SchemaObjects.SETTINGS, HistoryTables.time("recorded_at"), present, tables.objects());
  }

  static List<SchemaChange> changes(Rows answer) {
    return answer.list().stream().map(SchemaChange::of).toList();
  }

  /**
   * The statements that record the schema as it is, to be put into a transaction in which no more
   * of it is changed. They set the transaction's search_path.
   *
   * @param run the run that left it so
   * @param facts what the database was when that run began
   */
  public String write(UUID run, DatabaseFacts facts) {
    return SchemaObjects.SETTINGS
        + (facts.schemaRecorded() ? "" : tables.createObjects())
        + """
        WITH present AS MATERIALIZED (%1$s),
        gone AS (DELETE FROM %2$s WHERE (kind, name) NOT IN (SELECT kind, name FROM present))
        INSERT INTO %2$s AS r (kind, name, definition, run_id, recorded_at)
        SELECT kind, name, definition, %3$s, now() FROM present
        ON CONFLICT (kind, name) DO UPDATE SET definition = EXCLUDED.definition,
          run_id = EXCLUDED.run_id, recorded_at = EXCLUDED.recorded_at
        WHERE r.definition <> EXCLUDED.definition;
        """
            .formatted(present, tables.objects(), Sql.literal(run.toString()));
  }
}
