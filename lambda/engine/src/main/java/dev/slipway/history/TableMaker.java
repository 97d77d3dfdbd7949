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

  private static final String BACKFILL_COLUMNS =
      "name TEXT, part INTEGER, run_id UUID NOT NULL, checksum TEXT NOT NULL, parameters TEXT,"
          + " state TEXT NOT NULL, asked TEXT, asked_by TEXT, cursor TEXT, last_key TEXT,"
          + " rows_total BIGINT, rows_seen BIGINT NOT NULL, rows_changed BIGINT NOT NULL,"
          + " batches BIGINT NOT NULL, retries BIGINT NOT NULL, batch_size INTEGER, message TEXT,"
          + " started_at TIMESTAMPTZ NOT NULL, updated_at TIMESTAMPTZ NOT NULL,"
          + " finished_at TIMESTAMPTZ, PRIMARY KEY (name, part)";

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
                + BACKFILL_COLUMNS
                + ");\n"
                + TriggerRights.take(tables.backfills());
    return createSchema(facts)
        + createMissing(tables.runs(), HistoryTables.RUN_COLUMNS, facts.runColumns())
        + create;
  }

  private String createSchema(DatabaseFacts facts) {
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
      return wanted.entrySet().stream()
          .map(TableMaker::definition)
          .collect(
              Collectors.joining(
                  ", ", "CREATE TABLE " + table + " (", ");\n" + TriggerRights.take(table)));
    }
    return wanted.entrySet().stream()
        .filter(column -> !present.containsKey(column.getKey()))
        .map(column -> "ALTER TABLE " + table + " ADD COLUMN " + definition(column) + ";\n")
        .collect(Collectors.joining());
  }

  private static String definition(Entry<String, String> column) {
    return column.getKey() + " " + column.getValue();
  }
}
