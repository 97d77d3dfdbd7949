package dev.slipway.history;

import dev.slipway.postgres.Sql;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/** The SQL that brings a database to the form of our tables. */
final class TableMaker {

  private static final String OBJECT_COLUMNS =
      "kind TEXT, name TEXT, definition TEXT NOT NULL, run_id UUID, recorded_at TIMESTAMPTZ,"
          + " PRIMARY KEY (kind, name)";

  private final HistoryTables tables;

  TableMaker(HistoryTables tables) {
    this.tables = tables;
  }

  /** Makes the table of what the schema is made of, which is not there. */
  String createObjects() {
    return "CREATE TABLE "
        + tables.objects()
        + " ("
        + OBJECT_COLUMNS
        + ");\n"
        + TriggerRights.take(tables.objects());
  }

  /** What a backfill cannot do without and is missing: its table, and the audit log. */
  String createForBackfills(DatabaseFacts facts) {
    String create =
        facts.backfillsRecorded()
            ? ""
            : "CREATE TABLE "
                + tables.backfills()
                + " ("
                + definitions(BackfillColumns.DEFINITIONS)
                + ", PRIMARY KEY (name, part));\n"
                + TriggerRights.take(tables.backfills());
    return createSchema(facts)
        + createMissing(tables.runs(), HistoryTables.RUN_COLUMNS, facts.runColumns())
        + create;
  }

  /** The schema of the tables, where it is missing. */
  String createSchema(DatabaseFacts facts) {
    return facts.schemaExists()
        ? ""
        : "CREATE SCHEMA IF NOT EXISTS " + Sql.name(tables.schema()) + ";\n";
  }

  /** What a run cannot do without and is missing, as statements; an empty text for nothing. */
  String createMissing(DatabaseFacts facts) {
    return createSchema(facts)
        + createMissing(
            tables.migrations(), HistoryTables.MIGRATION_COLUMNS, facts.historyColumns())
        + createMissing(tables.runs(), HistoryTables.RUN_COLUMNS, facts.runColumns());
  }

  private static String createMissing(
      String table, Map<String, String> wanted, Map<String, String> present) {
    if (present.isEmpty()) {
      return "CREATE TABLE "
          + table
          + " ("
          + definitions(wanted)
          + ");\n"
          + TriggerRights.take(table);
    }
    return wanted.entrySet().stream()
        .filter(column -> !present.containsKey(column.getKey()))
        .map(column -> "ALTER TABLE " + table + " ADD COLUMN " + definition(column) + ";\n")
        .collect(Collectors.joining());
  }

  private static String definitions(Map<String, String> columns) {
    return columns.entrySet().stream()
        .map(TableMaker::definition)
        .collect(Collectors.joining(", "));
  }

  private static String definition(Entry<String, String> column) {
    return column.getKey() + " " + column.getValue();
  }
}
