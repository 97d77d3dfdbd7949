package dev.slipway.history;

import dev.slipway.postgres.Sql;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The form of our tables, and the SQL that brings a database to it. */
public final class HistoryTables {

  static final String MIGRATIONS = "schema_migrations";
  static final String RUNS = "schema_migration_runs";
  static final String OBJECTS = "schema_migration_objects";
  static final String DEPLOYS = "schema_migration_deploys";
  static final String BACKFILLS = "schema_migration_backfills";

  /** All that is ours. */
  public static final List<String> NAMES = List.of(MIGRATIONS, RUNS, OBJECTS, DEPLOYS, BACKFILLS);

  /** A run that was refused has done nothing, and says nothing of the database. */
  static final String SAYS_ENVIRONMENT = "environment <> '' AND status IS DISTINCT FROM 'refused'";

  /** Of a run that leaves things as they are for migrations, no number is written down. */
  static final String MAY_CHANGE = "applied IS NOT NULL";

  static final Map<String, String> MIGRATION_COLUMNS = new LinkedHashMap<>();
  static final Map<String, String> RUN_COLUMNS = new LinkedHashMap<>();

  static {
    MIGRATION_COLUMNS.put("version", "VARCHAR(50) PRIMARY KEY");
    MIGRATION_COLUMNS.put("applied_at", "TIMESTAMPTZ DEFAULT now()");
    MIGRATION_COLUMNS.put("checksum", "VARCHAR(64)");
    MIGRATION_COLUMNS.put("execution_time_ms", "INTEGER");
    MIGRATION_COLUMNS.put("description", "TEXT");
    MIGRATION_COLUMNS.put("state", "TEXT NOT NULL DEFAULT 'applied'");
    MIGRATION_COLUMNS.put("segments_done", "INTEGER");
    MIGRATION_COLUMNS.put("segment_begun", "BOOLEAN");
    MIGRATION_COLUMNS.put("down_script", "TEXT");
    MIGRATION_COLUMNS.put("applied_by", "TEXT");

    RUN_COLUMNS.put("run_id", "UUID PRIMARY KEY");
    RUN_COLUMNS.put("action", "TEXT");
    RUN_COLUMNS.put("environment", "TEXT");
    RUN_COLUMNS.put("status", "TEXT");
    RUN_COLUMNS.put("started_at", "TIMESTAMPTZ");
    RUN_COLUMNS.put("finished_at", "TIMESTAMPTZ");
    RUN_COLUMNS.put("from_version", "TEXT");
    RUN_COLUMNS.put("to_version", "TEXT");
    RUN_COLUMNS.put("applied", "INTEGER");
    RUN_COLUMNS.put("backup_uri", "TEXT");
    RUN_COLUMNS.put("invoked_by", "TEXT");
    RUN_COLUMNS.put("tool_version", "TEXT");
    RUN_COLUMNS.put("message", "TEXT");
  }

  private final String schema;

  HistoryTables(String schema) {
    this.schema = schema;
  }

  String migrations() {
    return Sql.name(schema) + "." + MIGRATIONS;
  }

  String runs() {
    return Sql.name(schema) + "." + RUNS;
  }

  String backfills() {
    return Sql.name(schema) + "." + BACKFILLS;
  }

  String objects() {
    return Sql.name(schema) + "." + OBJECTS;
  }

  String schema() {
    return schema;
  }

  /** True when a table is there that lacks columns. */
  boolean mustBeExtended(DatabaseFacts facts) {
    return lacksColumns(MIGRATION_COLUMNS, facts.historyColumns())
        || lacksColumns(RUN_COLUMNS, facts.runColumns());
  }

  private static boolean lacksColumns(Map<String, String> wanted, Map<String, String> present) {
    return !present.isEmpty() && !present.keySet().containsAll(wanted.keySet());
  }

  /** All columns of schema_migrations that exist; the others as what they would default to. */
  String selectMigrations(Set<String> present, boolean withDownScripts) {
    String columns =
        MIGRATION_COLUMNS.keySet().stream()
            .map(name -> select(name, present.contains(name), withDownScripts))
            .collect(Collectors.joining(", "));
    return "SELECT " + columns + " FROM " + migrations();
  }

  /** The same for a table that {@link TableMaker} has completed. */
  String selectMigrations() {
    return selectMigrations(MIGRATION_COLUMNS.keySet(), true);
  }

  private static String select(String name, boolean present, boolean withDownScripts) {
    if (name.equals("state")) {
      return present ? "COALESCE(state, 'applied') AS state" : "'applied' AS state";
    }
    if (!present || (name.equals("down_script") && !withDownScripts)) {
      return "NULL AS " + name;
    }
    return name.equals("applied_at") ? time(name) : name;
  }

  /** The newest entry of the audit log, and the newest with a backup; one run is left out. */
  String selectLastRuns(@Nullable UUID except) {
    // What changes nothing may come between a paused run and the one that goes on with it.
    String others =
        except == null ? "true" : MAY_CHANGE + " AND run_id <> " + Sql.literal(except.toString());
    // A snapshot that a paused run has begun may still fail.
    String backup =
        " AND backup_uri IS NOT NULL AND action <> 'restore'"
            + " AND NOT (status = 'in_progress' AND backup_uri LIKE 'arn:%')";
    return selectRuns(" WHERE " + others, 1) + ";\n" + selectRuns(" WHERE " + others + backup, 1);
  }

  /** What runs have said of the database; one run is left out. One row. */
  String selectMemory(@Nullable UUID except) {
    String others = except == null ? "" : " AND run_id <> " + Sql.literal(except.toString());
    String newest = others + " ORDER BY started_at DESC NULLS LAST LIMIT 1)";
    return "SELECT (SELECT environment FROM "
        + runs()
        + " WHERE "
        + SAYS_ENVIRONMENT
        + newest
        + " AS environment, (SELECT action FROM "
        + runs()
        + " WHERE applied > 0"
        + newest
        + " AS last_change";
  }

  /** Those of some runs, as {@code id}, that are not written down, where any is. */
  String selectUnknown(Collection<String> ids) {
    return "SELECT id FROM pg_catalog.unnest(ARRAY["
        + ids.stream().map(Sql::literal).collect(Collectors.joining(", "))
        + "]::text[]) AS id WHERE EXISTS (SELECT FROM "
        + runs()
        + ") AND NOT EXISTS (SELECT FROM "
        + runs()
        + " WHERE run_id::text = id)";
  }

  String selectRuns(String where, int limit) {
    String columns =
        RUN_COLUMNS.keySet().stream()
            .map(name -> name.endsWith("_at") ? time(name) : name)
            .collect(Collectors.joining(", "));
    return "SELECT "
        + columns
        + " FROM "
        + runs()
        + where
        + " ORDER BY schema_migration_runs.started_at DESC LIMIT "
        + limit;
  }

  /** A column of times as texts in ISO 8601, UTC. */
  static String time(String column) {
    return "to_char("
        + column
        + "::timestamptz AT TIME ZONE 'UTC',"
        + " 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') AS "
        + column;
  }
}
