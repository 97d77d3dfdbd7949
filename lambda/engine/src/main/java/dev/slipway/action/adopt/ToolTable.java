package dev.slipway.action.adopt;

import java.util.Set;

/** The tables in which tools keep their history, and how they are read. */
enum ToolTable {
  FLYWAY(
      "flyway_schema_history",
      "installed_rank version script checksum installed_by installed_on success",
      "coalesce(version, script) AS key, checksum::text AS checksum, installed_by::text AS by, %s,"
          + " CASE WHEN NOT success THEN 'FAILED' WHEN type = 'BASELINE' THEN 'FLOOR'"
          + " WHEN type LIKE 'UNDO%%' OR type = 'DELETE' THEN 'UNDONE'"
          + " WHEN type = 'SCHEMA' THEN 'NOTHING' ELSE 'DONE' END AS fate",
      "installed_on",
      "installed_rank"),
  LIQUIBASE(
      "databasechangelog",
      "id author filename dateexecuted orderexecuted exectype",
      "concat(author, ':', id, chr(10), filename) AS key, %s,"
          + " CASE WHEN exectype IN ('FAILED', 'SKIPPED') THEN 'NOTHING' ELSE 'DONE' END AS fate",
      "dateexecuted",
      "orderexecuted"),
  GOLANG_MIGRATE(
      "schema_migrations",
      "version dirty",
      "version::text AS key, CASE WHEN dirty THEN 'FAILED' ELSE 'FLOOR' END AS fate",
      "",
      "version"),
  /** What several tools have: a column of versions, and nothing else. */
  VERSIONS("schema_migrations", "version", "version::text AS key", "", "version"),
  GOOSE(
      "goose_db_version",
      "id version_id is_applied tstamp",
      "version_id::text AS key, %s, CASE WHEN version_id = 0 THEN 'NOTHING'"
          + " WHEN is_applied THEN 'DONE' ELSE 'UNDONE' END AS fate",
      "tstamp",
      "id"),
  SQL_MIGRATE("gorp_migrations", "id applied_at", "id::text AS key, %s", "applied_at", "id"),
  DIESEL(
      "__diesel_schema_migrations",
      "version run_on",
      "version::text AS key, %s",
      "run_on",
      "version"),
  SQLX(
      "_sqlx_migrations",
      "version installed_on success checksum",
      "version::text AS key, encode(checksum, 'hex') AS checksum, %s,"
          + " CASE WHEN success THEN 'DONE' ELSE 'FAILED' END AS fate",
      "installed_on",
      "version"),
  PRISMA(
      "_prisma_migrations",
      "id checksum finished_at migration_name rolled_back_at started_at",
      "migration_name::text AS key, checksum::text AS checksum, %s,"
          + " CASE WHEN rolled_back_at IS NOT NULL THEN 'NOTHING'"
          + " WHEN finished_at IS NULL THEN 'FAILED' ELSE 'DONE' END AS fate",
      "finished_at",
      "started_at"),
  DRIZZLE(
      "__drizzle_migrations",
      "id hash created_at",
      "row_number() OVER (ORDER BY created_at, id)::text AS key, hash::text AS checksum, %s",
      "to_timestamp(created_at / 1000.0)",
      "created_at, id"),
  NODE_PG_MIGRATE("pgmigrations", "id name run_on", "name::text AS key, %s", "run_on", "id"),
  KNEX(
      "knex_migrations", "id name migration_time", "name::text AS key, %s", "migration_time", "id"),
  SQITCH(
      "changes",
      "change_id change project committed_at committer_name planned_at",
      "concat(change, ' of ', to_char(planned_at AT TIME ZONE 'UTC', 'YYYYMMDD_HH24MISS')) AS key,"
          + " script_hash::text AS checksum, committer_name::text AS by, %s",
      "committed_at",
      "committed_at");

  private final String tableName;
  private final String columns;
  private final String select;
  private final String time;
  private final String order;

  /**
   * The SQL names columns of the table alone.
   *
   * @param tableName in lower case
   * @param columns by which the table is known, with blanks between
   * @param select what makes a {@link TheirRow} of a row, with a place for the time where there is
   *     one
   * @param time an expression for when the row came there; empty for a tool that does not say
   * @param order what the rows are sorted by
   */
  ToolTable(String tableName, String columns, String select, String time, String order) {
    this.tableName = tableName;
    this.columns = columns;
    this.select = select;
    this.time = time;
    this.order = order;
  }

  String tableName() {
    return tableName;
  }

  /** True when a table with some columns has all of these. */
  boolean isWithin(Set<String> of) {
    return of.containsAll(Set.of(columns.split(" ")));
  }

  /** The query for what is in a table, in the order in which it came there. */
  String query(String qualified, int limit) {
    String at =
        time.isEmpty()
            ? ""
            : "to_char((%s)::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"
                    .formatted(time)
                + " AS at";
    return "SELECT "
        + select.formatted(at)
        + " FROM ONLY "
        + qualified
        + " ORDER BY "
        + order
        + " LIMIT "
        + limit;
  }
}
