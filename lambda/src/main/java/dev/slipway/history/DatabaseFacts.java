package dev.slipway.history;

import dev.slipway.backup.restore.Restore;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Sql;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a database before its history can be read, asked for at once.
 *
 * @param pid the backend that answered
 * @param writable false on a standby or when the session is read-only
 * @param halfRestored whether a restore was begun here and not ended
 * @param schemaExists whether the history schema is there
 * @param historyColumns columns of schema_migrations with their types; empty when there is no table
 * @param runColumns the same of schema_migration_runs
 * @param schemaRecorded whether schema_migration_objects is there
 * @param procedures names of procedures whose bodies hold COMMIT or ROLLBACK
 * @param others tables that are not ours
 */
public record DatabaseFacts(
    int pid,
    boolean writable,
    String database,
    String user,
    boolean halfRestored,
    boolean schemaExists,
    Map<String, String> historyColumns,
    Map<String, String> runColumns,
    boolean schemaRecorded,
    Set<String> procedures,
    OtherTables others) {

  /** The queries for the facts, whose answers go to {@link #of}. */
  public static String sql(String schema) {
    return facts(schema) + ";\n" + OtherTables.sql(schema);
  }

  private static String facts(String schema) {
    return "SELECT pg_catalog.pg_backend_pid() AS pid,"
        + " NOT pg_catalog.pg_is_in_recovery()"
        + " AND pg_catalog.current_setting('transaction_read_only') = 'off' AS writable,"
        + " pg_catalog.current_database() AS database, current_user AS user_name,"
        + " pg_catalog.to_regnamespace("
        + Sql.literal(Restore.PROGRESS_SCHEMA)
        + ") IS NOT NULL AS half_restored,"
        + " pg_catalog.to_regnamespace("
        + Sql.literal(Sql.name(schema))
        + ") IS NOT NULL AS schema_exists,"
        + columns(schema, HistoryTables.MIGRATIONS)
        + " AS history_columns,"
        + columns(schema, HistoryTables.RUNS)
        + " AS run_columns, pg_catalog.to_regclass("
        + Sql.literal(Sql.name(schema) + "." + HistoryTables.OBJECTS)
        + ") IS NOT NULL AS schema_recorded,"
        + " (SELECT string_agg(DISTINCT proname, ',') FROM pg_catalog.pg_proc"
        + " WHERE prokind = 'p' AND prosrc ~* '\\m(commit|rollback)\\M') AS procedures";
  }

  private static String columns(String schema, String table) {
    return " (SELECT string_agg(attname || ' ' || format_type(atttypid, NULL), ',' ORDER BY attnum)"
        + " FROM pg_catalog.pg_attribute WHERE attnum > 0 AND NOT attisdropped AND attrelid ="
        + " pg_catalog.to_regclass("
        + Sql.literal(Sql.name(schema) + "." + table)
        + "))";
  }

  /** The facts in the answers to {@link #sql}. */
  public static DatabaseFacts of(List<Rows> answers) {
    Map<String, @Nullable String> row = answers.get(0).first();
    return new DatabaseFacts(
        Integer.parseInt(text(row, "pid")),
        isTrue(row, "writable"),
        text(row, "database"),
        text(row, "user_name"),
        isTrue(row, "half_restored"),
        isTrue(row, "schema_exists"),
        columns(text(row, "history_columns")),
        columns(text(row, "run_columns")),
        isTrue(row, "schema_recorded"),
        new TreeSet<>(Arrays.asList(text(row, "procedures").split(","))),
        OtherTables.of(answers.get(1)));
  }

  private static boolean isTrue(Map<String, @Nullable String> row, String name) {
    return text(row, name).equals("t");
  }

  private static String text(Map<String, @Nullable String> row, String name) {
    String value = row.get(name);
    return value == null ? "" : value;
  }

  private static Map<String, String> columns(String list) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String column : list.isEmpty() ? new String[0] : list.split(",")) {
      String[] nameAndType = column.split(" ", 2);
      columns.put(nameAndType[0], nameAndType[1]);
    }
    return columns;
  }
}
