package dev.slipway.migration.format;

import java.util.List;

/** The forms of other tools' folders that are read as they are. */
public final class FolderFormats {

  private FolderFormats() {}

  /** Those that are known by the names of their files. */
  public static List<FolderFormat> byNames() {
    return List.of(
        new PairedFiles(),
        new FlywayFiles(),
        MigrationDirectories.ofDiesel(),
        MigrationDirectories.ofPrisma(),
        new SqitchScripts(),
        new StructureFile());
  }

  /**
   * Those of a tool; none for one whose lines in the files say all.
   *
   * @param tool as {@code --format} names it
   */
  public static List<FolderFormat> of(String tool) {
    return switch (tool) {
      case "golang-migrate" -> List.of(new PairedFiles());
      case "sqlx" -> List.of(new PairedFiles(), new WholeFiles());
      case "flyway" -> List.of(new FlywayFiles());
      case "diesel" -> List.of(MigrationDirectories.ofDiesel());
      case "prisma" -> List.of(MigrationDirectories.ofPrisma());
      case "sqitch" -> List.of(new SqitchScripts());
      case "supabase" -> List.of(new WholeFiles());
      case "atlas" -> List.of(new AtlasFiles());
      case "drizzle" -> List.of(new DrizzleJournal(), MigrationDirectories.ofPrisma());
      case "liquibase" -> List.of(new ChangelogFiles());
      case "rails" -> List.of(new StructureFile());
      default -> List.of();
    };
  }

  /** What a tool's files look like, in a few words; for messages. */
  public static String shape(String tool) {
    return switch (tool) {
      case "golang-migrate" -> "1_name.up.sql and 1_name.down.sql";
      case "sqlx" -> "1_name.sql, or 1_name.up.sql and 1_name.down.sql";
      case "flyway" -> "V1__name.sql, U1__name.sql or R__name.sql";
      case "diesel" -> "1_name/up.sql and down.sql";
      case "prisma" -> "1_name/migration.sql";
      case "sqitch" -> "sqitch.plan with deploy, revert and verify";
      case "liquibase" -> "files that begin with --liquibase formatted sql";
      case "drizzle" -> "meta/_journal.json and the files that it names, or 1_name/migration.sql";
      case "rails" -> "structure.sql";
      default -> "1_name.sql";
    };
  }
}
