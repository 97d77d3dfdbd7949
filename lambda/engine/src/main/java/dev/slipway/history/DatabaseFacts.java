package dev.slipway.history;

import dev.slipway.backup.restore.Restore;
import dev.slipway.postgres.Row;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Sql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What must be known of a database before its history can be read, asked for at once.
 *
 * @param pid the backend that answered
 * @param writable false on a standby or when the session is read-only
 * @param halfRestored whether a restore was begun here and not ended
 * @param schemaExists whether the history schema is there
 * @param tables those of our names that are there, each with its columns and their types
 * @param procedures names of procedures whose bodies hold COMMIT or ROLLBACK
 * @param others tables that are not ours
 * @param trust what of others stands under our names
 */
public record DatabaseFacts(
    int pid,
    boolean writable,
    String database,
    String user,
    boolean halfRestored,
    boolean schemaExists,
    Map<String, Map<String, String>> tables,
    Set<String> procedures,
    OtherTables others,
    Trust trust) {

  /** The queries for the facts, whose answers go to {@link #of}. */
  public static String sql(String schema) {
    return String.join(
        ";\n", facts(schema), OtherTables.sql(schema), columns(schema), TrustSql.sql(schema));
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
        + " (SELECT string_agg(DISTINCT proname, ',') FROM pg_catalog.pg_proc"
        // The server's own have lower numbers.
        + " WHERE oid >= 16384 AND prokind = 'p' AND prosrc ~* E'\\\\m(commit|rollback)\\\\M') AS procedures";
  }

  private static String columns(String schema) {
    // Quotes are those of quote_all_identifiers.
    return "SELECT relname AS relation, attname AS name,"
        + " replace(format_type(atttypid, NULL), '\"', '') AS type"
        + " FROM pg_attribute JOIN pg_class c ON c.oid = attrelid"
        + " JOIN pg_namespace n ON n.oid = relnamespace"
        + " WHERE attnum > 0 AND NOT attisdropped AND nspname = "
        + Sql.literal(schema)
        + " AND relname IN ("
        + Sql.literals(HistoryTables.NAMES)
        + ") ORDER BY attnum";
  }

  /**
   * The facts in the answers to {@link #sql}. Whether what they tell of is ours is asked by {@link
   * #refuseForeign}.
   */
  public static DatabaseFacts of(List<Rows> answers) {
    Row row = answers.get(0).first();
    return new DatabaseFacts(
        Integer.parseInt(row.text("pid")),
        row.is("writable"),
        row.text("database"),
        row.text("user_name"),
        row.is("half_restored"),
        row.is("schema_exists"),
        tables(answers.get(2)),
        new TreeSet<>(Arrays.asList(row.text("procedures").split(","))),
        OtherTables.of(answers.get(1)),
        Trust.of(answers.get(3)));
  }

  /** The columns of schema_migrations with their types; empty when there is no table. */
  public Map<String, String> historyColumns() {
    return columnsOf(HistoryTables.MIGRATIONS);
  }

  /** The same of schema_migration_runs. */
  public Map<String, String> runColumns() {
    return columnsOf(HistoryTables.RUNS);
  }

  /** The same of schema_migration_backfills. */
  public Map<String, String> backfillColumns() {
    return columnsOf(HistoryTables.BACKFILLS);
  }

  private Map<String, String> columnsOf(String table) {
    return tables.getOrDefault(table, Map.of());
  }

  /** Whether schema_migration_objects is there. */
  public boolean schemaRecorded() {
    return tables.containsKey(HistoryTables.OBJECTS);
  }

  /** Whether schema_migration_deploys is there. */
  public boolean deploysRecorded() {
    return tables.containsKey(HistoryTables.DEPLOYS);
  }

  /** Whether schema_migration_backfills is there. */
  public boolean backfillsRecorded() {
    return tables.containsKey(HistoryTables.BACKFILLS);
  }

  /**
   * Throws {@link NotOurs} when something under our names could run code of others. Where nothing
   * is there, nothing is read, whosever the schema is.
   */
  public void refuseForeign() {
    if (!(isEmpty() && trust.onlySchemas())) {
      refuseForeignPlace();
    }
  }

  /** The same before tables of ours are made, which the schema's owner could exchange. */
  void refuseForeignPlace() {
    if (!trust.refused().isEmpty()) {
      throw NotOurs.of(this);
    }
  }

  private boolean isEmpty() {
    return tables.isEmpty() && !halfRestored;
  }

  /** What could mislead us or our user, for people. */
  public List<String> warnings() {
    if (historyColumns().isEmpty() && !others.histories().isEmpty()) {
      return HistoryElsewhere.sentences(others);
    }
    List<String> warnings = new ArrayList<>();
    if (!trust.writers().isEmpty()) {
      warnings.add(writers());
    }
    for (String table : trust.unsure()) {
      warnings.add("the history is not as we make it: " + table);
    }
    return warnings;
  }

  private String writers() {
    return "the history may be written by "
        + String.join(", ", trust.writers())
        + ": no DOWN script is run from there while that is so. To end it: REVOKE INSERT,"
        + " UPDATE ON "
        + HistoryTables.NAMES.stream()
            .filter(tables::containsKey)
            .collect(Collectors.joining(", "));
  }

  private static Map<String, Map<String, String>> tables(Rows columns) {
    Map<String, Map<String, String>> tables = new HashMap<>();
    for (Row column : columns.list()) {
      tables
          .computeIfAbsent(column.text("relation"), table -> new LinkedHashMap<>())
          .put(column.text("name"), column.text("type"));
    }
    return tables;
  }
}
