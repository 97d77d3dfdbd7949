package dev.slipway.history;

import static java.util.Map.entry;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The tables in which other tools keep what they have done, by the names they have by default. */
final class OtherTools {

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
          entry("phinxlog", "Phinx"));

  private OtherTools() {}

  /** The tables, in lower case. */
  static Collection<String> tables() {
    return new TreeSet<>(TOOLS.keySet());
  }

  /** A table, and whose it is. */
  static String describe(String table) {
    return table + " (" + TOOLS.getOrDefault(table.toLowerCase(Locale.ROOT), "another tool") + ")";
  }
}
