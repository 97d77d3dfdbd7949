package dev.slipway.action.adopt;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The tools whose history can be taken over, and which is its table. */
public enum Tool {
  FLYWAY(
      "Flyway",
      new ToolTable(
          "flyway_schema_history",
          "installed_rank version script checksum installed_by installed_on success",
          "coalesce(version, script) AS key, checksum::text AS checksum, installed_by::text AS by, %s,"
              + " CASE WHEN NOT success THEN 'FAILED' WHEN type = 'BASELINE' THEN 'FLOOR'"
              + " WHEN type LIKE 'UNDO%%' OR type = 'DELETE' THEN 'UNDONE'"
              + " WHEN type = 'SCHEMA' THEN 'NOTHING' ELSE 'DONE' END AS fate",
          "installed_on",
          "installed_rank"),
      "Mend what failed, and have Flyway forget it: flyway repair"),
  LIQUIBASE(
      "Liquibase",
      new ToolTable(
          "databasechangelog",
          "id author filename dateexecuted orderexecuted exectype",
          "concat(author, ':', id, chr(10), filename) AS key, %s,"
              + " CASE WHEN exectype IN ('FAILED', 'SKIPPED') THEN 'NOTHING' ELSE 'DONE' END AS fate",
          "dateexecuted",
          "orderexecuted"),
      ""),
  GOLANG_MIGRATE(
      "golang-migrate",
      new ToolTable(
          "schema_migrations",
          "version dirty",
          "version::text AS key, CASE WHEN dirty THEN 'FAILED' ELSE 'FLOOR' END AS fate",
          "",
          "version"),
      "Mend what is half done, and say where the database is: migrate force VERSION"),
  DBMATE("dbmate", ToolTable.OF_VERSIONS, ""),
  RAILS("Rails", ToolTable.OF_VERSIONS, ""),
  SUPABASE("Supabase", ToolTable.OF_VERSIONS, ""),
  GOOSE(
      "goose",
      new ToolTable(
          "goose_db_version",
          "id version_id is_applied tstamp",
          "version_id::text AS key, %s, CASE WHEN version_id = 0 THEN 'NOTHING'"
              + " WHEN is_applied THEN 'DONE' ELSE 'UNDONE' END AS fate",
          "tstamp",
          "id"),
      ""),
  SQL_MIGRATE(
      "sql-migrate",
      new ToolTable("gorp_migrations", "id applied_at", "id::text AS key, %s", "applied_at", "id"),
      ""),
  DIESEL(
      "Diesel",
      new ToolTable(
          "__diesel_schema_migrations",
          "version run_on",
          "version::text AS key, %s",
          "run_on",
          "version"),
      ""),
  SQLX(
      "sqlx",
      new ToolTable(
          "_sqlx_migrations",
          "version installed_on success checksum",
          "version::text AS key, encode(checksum, 'hex') AS checksum, %s,"
              + " CASE WHEN success THEN 'DONE' ELSE 'FAILED' END AS fate",
          "installed_on",
          "version"),
      "Mend what is half done, and take its row out of _sqlx_migrations, or set its success"),
  PRISMA(
      "Prisma",
      new ToolTable(
          "_prisma_migrations",
          "id checksum finished_at migration_name rolled_back_at started_at",
          "migration_name::text AS key, checksum::text AS checksum, %s,"
              + " CASE WHEN rolled_back_at IS NOT NULL THEN 'NOTHING'"
              + " WHEN finished_at IS NULL THEN 'FAILED' ELSE 'DONE' END AS fate",
          "finished_at",
          "started_at"),
      "Mend what is half done, and say so: prisma migrate resolve --applied NAME, or"
          + " --rolled-back NAME"),
  DRIZZLE(
      "Drizzle",
      new ToolTable(
          "__drizzle_migrations",
          "id hash created_at",
          "row_number() OVER (ORDER BY created_at, id)::text AS key, hash::text AS checksum, %s",
          "to_timestamp(created_at / 1000.0)",
          "created_at, id"),
      ""),
  NODE_PG_MIGRATE(
      "node-pg-migrate",
      new ToolTable("pgmigrations", "id name run_on", "name::text AS key, %s", "run_on", "id"),
      ""),
  KNEX(
      "Knex",
      new ToolTable(
          "knex_migrations",
          "id name migration_time",
          "name::text AS key, %s",
          "migration_time",
          "id"),
      ""),
  SQITCH(
      "sqitch",
      new ToolTable(
          "changes",
          "change_id change project committed_at committer_name planned_at",
          "concat(change, ' of ', to_char(planned_at AT TIME ZONE 'UTC', 'YYYYMMDD_HH24MISS')) AS key,"
              + " script_hash::text AS checksum, committer_name::text AS by, %s",
          "committed_at",
          "committed_at"),
      "");

  private final String title;
  private final ToolTable table;
  private final String advice;

  /** {@code advice}: what to do about what has failed over there; empty where nothing can fail. */
  Tool(String title, ToolTable table, String advice) {
    this.title = title;
    this.table = table;
    this.advice = advice;
  }

  /** Its name, for people. */
  String title() {
    return title;
  }

  /** The table in which it keeps its history, where nobody has given it another name. */
  ToolTable table() {
    return table;
  }

  /** What to do about what has failed over there. */
  String advice() {
    return advice;
  }

  /** The names of all tables, in lower case. */
  static List<String> tables() {
    return Arrays.stream(values()).map(tool -> tool.table.name()).distinct().toList();
  }

  /** The word for it: that of its form of folder, where it has one. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The tool that keeps its history in a table; nothing where none does. */
  static Optional<Tool> of(String schema, String name, Set<String> columns, boolean besideRails) {
    return Arrays.stream(values())
        .filter(tool -> tool.table.name().equals(name) && tool.table.isWithin(columns))
        .filter(tool -> tool.fits(schema, columns, besideRails))
        .findFirst();
  }

  private boolean fits(String schema, Set<String> columns, boolean besideRails) {
    boolean supabase = schema.equals("supabase_migrations");
    return switch (this) {
      case GOLANG_MIGRATE -> columns.size() == 2;
      case SUPABASE -> supabase;
      case SQITCH -> schema.equals("sqitch");
      case DBMATE -> !supabase && !besideRails && columns.size() == 1;
      case RAILS -> !supabase && besideRails && columns.size() == 1;
      default -> true;
    };
  }
}
