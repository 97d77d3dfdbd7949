package dev.slipway.history;

import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.Sql;
import java.util.List;
import java.util.Objects;

/** Reads and writes schema_migration_deploys, which only deploys by a stack need. */
final class DeployLog {

  /** An update is held against the last one, and may come from one that is some failures older. */
  private static final int READ = 100;

  /** The begun_at of a deploy that began no run: before each that did. */
  private static final String NEVER = "'-infinity'";

  private static final String COLUMNS =
      "request_id TEXT PRIMARY KEY, resource TEXT NOT NULL, from_properties TEXT,"
          + " to_properties TEXT NOT NULL, version TEXT, begun_at TIMESTAMPTZ NOT NULL";

  private final String table;

  DeployLog(String schema) {
    this.table = Sql.name(schema) + "." + HistoryTables.DEPLOYS;
  }

  /** Writes a deploy down, once; makes the table where it is missing. */
  String begin(DatabaseFacts facts, Deploy deploy) {
    String create =
        facts.deploysRecorded()
            ? ""
            : "CREATE TABLE " + table + " (" + COLUMNS + ");\n" + TriggerRights.take(table);
    return create
        + "INSERT INTO "
        + table
        + " VALUES ("
        + Sql.literal(deploy.request())
        + ", "
        + Sql.literal(deploy.resource())
        + ", "
        + Sql.literal(deploy.from())
        + ", "
        + Sql.literal(deploy.to())
        + ", "
        + Sql.literal(deploy.version())
        + ", "
        + (deploy.begun() ? "clock_timestamp()" : NEVER)
        + ") ON CONFLICT (request_id) DO NOTHING;\n";
  }

  /** The newest deploys of a resource, newest first. */
  List<Deploy> newest(Session session, String resource) {
    Rows rows =
        session
            .execute(
                "SELECT request_id, from_properties, to_properties, version, begun_at > "
                    + NEVER
                    + " AS begun FROM "
                    + table
                    + " WHERE resource = "
                    + Sql.literal(resource)
                    + " ORDER BY begun_at DESC LIMIT "
                    + READ)
            .get(0);
    return rows.list().stream().map(row -> deploy(resource, row)).toList();
  }

  private static Deploy deploy(String resource, Row row) {
    return new Deploy(
        Objects.requireNonNull(row.get("request_id")),
        resource,
        row.get("from_properties"),
        Objects.requireNonNull(row.get("to_properties")),
        row.get("version"),
        row.is("begun"));
  }
}
