package dev.slipway.config;

import java.util.List;

/** The forms that folders of migrations may be in. */
public final class MigrationFormats {

  /** Ours, and those of other tools. */
  public static final List<String> NAMES =
      List.of(
          "native",
          "atlas",
          "dbmate",
          "diesel",
          "drizzle",
          "flyway",
          "golang-migrate",
          "goose",
          "liquibase",
          "node-pg-migrate",
          "prisma",
          "rails",
          "rambler",
          "sql-migrate",
          "sqitch",
          "sqlx",
          "supabase");

  private MigrationFormats() {}
}
