package dev.slipway.action.adopt;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The tools whose history can be taken over, and which is its table. */
public enum Tool {
  FLYWAY("Flyway", ToolTable.FLYWAY, "Mend what failed, and have Flyway forget it: flyway repair"),
  LIQUIBASE("Liquibase", ToolTable.LIQUIBASE, ""),
  GOLANG_MIGRATE(
      "golang-migrate",
      ToolTable.GOLANG_MIGRATE,
      "Mend what is half done, and say where the database is: migrate force VERSION"),
  DBMATE("dbmate", ToolTable.VERSIONS, ""),
  RAILS("Rails", ToolTable.VERSIONS, ""),
  SUPABASE("Supabase", ToolTable.VERSIONS, ""),
  GOOSE("goose", ToolTable.GOOSE, ""),
  SQL_MIGRATE("sql-migrate", ToolTable.SQL_MIGRATE, ""),
  DIESEL("Diesel", ToolTable.DIESEL, ""),
  SQLX(
      "sqlx",
      ToolTable.SQLX,
      "Mend what is half done, and take its row out of _sqlx_migrations, or set its success"),
  PRISMA(
      "Prisma",
      ToolTable.PRISMA,
      "Mend what is half done, and say so: prisma migrate resolve --applied NAME, or"
          + " --rolled-back NAME"),
  DRIZZLE("Drizzle", ToolTable.DRIZZLE, ""),
  NODE_PG_MIGRATE("node-pg-migrate", ToolTable.NODE_PG_MIGRATE, ""),
  KNEX("Knex", ToolTable.KNEX, ""),
  SQITCH("sqitch", ToolTable.SQITCH, "");

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
    return Arrays.stream(values()).map(tool -> tool.table.tableName()).distinct().toList();
  }

  /** The word for it: that of its form of folder, where it has one. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The tool that keeps its history in a table; nothing where none does. */
  static Optional<Tool> of(String schema, String name, Set<String> columns, boolean besideRails) {
    return Arrays.stream(values())
        .filter(tool -> tool.table.tableName().equals(name) && tool.table.isWithin(columns))
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
