package dev.slipway.history;

import static java.util.Map.entry;

import dev.slipway.postgres.TableName;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The tables in which tools keep what they have done, by the names they have by default. */
public final class OtherTools {

  private static final Map<String, String> TOOLS =
      Map.ofEntries(
          entry("flyway_schema_history", "Flyway"),
          entry("schema_version", "Flyway, before 5"),
          entry("databasechangelog", "Liquibase"),
          entry("alembic_version", "Alembic"),
          entry("django_migrations", "Django"),
          entry("ar_internal_metadata", "Rails"),
          entry("schema_migrations", "Rails, dbmate, golang-migrate or Ecto"),
          entry("__efmigrationshistory", "Entity Framework"),
          entry("_prisma_migrations", "Prisma"),
          entry("__drizzle_migrations", "Drizzle"),
          entry("knex_migrations", "Knex"),
          entry("sequelizemeta", "Sequelize"),
          entry("pgmigrations", "node-pg-migrate"),
          entry("goose_db_version", "goose"),
          entry("gorp_migrations", "sql-migrate"),
          entry("atlas_schema_revisions", "Atlas"),
          entry("__diesel_schema_migrations", "Diesel"),
          entry("_sqlx_migrations", "SQLx"),
          entry("refinery_schema_history", "Refinery"),
          entry("doctrine_migration_versions", "Doctrine"),
          entry("phinxlog", "Phinx"),
          entry("databasechangeloglock", "Liquibase"),
          entry("knex_migrations_lock", "Knex"),
          entry("mikro_orm_migrations", "MikroORM"),
          entry("typeorm_metadata", "TypeORM"),
          entry("schema_migration", "Kratos, Hydra or pop"),
          entry("schemaversions", "DbUp"),
          entry("versioninfo", "FluentMigrator"),
          entry("_yoyo_migration", "yoyo"),
          entry("_yoyo_log", "yoyo"),
          entry("_yoyo_version", "yoyo"),
          entry("yoyo_lock", "yoyo"),
          entry("atlas_schema_revisions_lock", "Atlas"));

  /** Tables of too common a name to be known by it: they need these columns. */
  private static final Map<String, Map<String, Set<String>>> BY_COLUMNS =
      Map.of(
          "migrations",
          Map.of("TypeORM", Set.of("timestamp", "name"), "Laravel", Set.of("migration", "batch")));

  /** Schemas that hold nothing but a tool's own. */
  private static final Map<String, String> SCHEMAS =
      Map.of(
          "sqitch", "sqitch",
          "drizzle", "Drizzle",
          "supabase_migrations", "Supabase",
          "graphile_migrate", "Graphile Migrate",
          "hdb_catalog", "Hasura",
          "pgroll", "pgroll");

  private OtherTools() {}

  /** The tables, in lower case. */
  static Collection<String> tables() {
    return new TreeSet<>(TOOLS.keySet());
  }

  /** The schemas that hold nothing else. */
  static Collection<String> schemas() {
    return new TreeSet<>(SCHEMAS.keySet());
  }

  /** Whose history a table is, ours among them; nothing for what is none. */
  public static Optional<String> keeper(TableName table, Set<String> columns) {
    String name = table.name().toLowerCase(Locale.ROOT);
    boolean shared =
        name.equals(HistoryTables.MIGRATIONS) && !columns.contains("execution_time_ms");
    if (HistoryTables.NAMES.contains(name) && !shared) {
      return Optional.of("Slipway");
    }
    String tool = SCHEMAS.getOrDefault(table.schema(), TOOLS.get(name));
    return tool != null
        ? Optional.of(tool)
        : BY_COLUMNS.getOrDefault(name, Map.of()).entrySet().stream()
            .filter(known -> columns.containsAll(known.getValue()))
            .map(Map.Entry::getKey)
            .findFirst();
  }

  /** A table, or a schema, and whose it is. */
  static String describe(String table) {
    if (table.startsWith("schema ")) {
      return table + " (" + SCHEMAS.getOrDefault(table.substring(7), "another tool") + ")";
    }
    return table + " (" + TOOLS.getOrDefault(table.toLowerCase(Locale.ROOT), "another tool") + ")";
  }
}
