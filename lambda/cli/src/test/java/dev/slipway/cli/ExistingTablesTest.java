package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code up} on databases that hold tables and no history of ours. */
class ExistingTablesTest extends CliTestBase {

  @Test
  void tablesOfUnknownOriginAreRefusedBeforeAnythingIsDone() throws Exception {
    db.execute("CREATE TABLE plans (name text, price int)", "CREATE SCHEMA shop");
    db.execute("CREATE TABLE shop.\"order, of\nthings\" (i int) PARTITION BY LIST (i)");
    String message =
        """
        This cannot be done as things are:
          the database: holds 2 tables of %s (public.plans, shop."order, of things") and no history of ours here. Running all files could do again what is done. Mark what is there already with baseline VERSION; or, where the files are meant for the database as it is, say so with --existing ("existing":true).
        Nothing was run, the database is as it was.\
        """
            .formatted(db.user());
    refuses(ExitCode.FAILED, message, "up");
    refuses(ExitCode.FAILED, message, "up", "--dry-run");
    refuses(ExitCode.FAILED, message, "plan");
    assertThat(db.queryString("SELECT to_regclass('schema_migration_runs')")).isNull();
    assertThat(done("status").out()).contains("pending");
  }

  @Test
  void theWaysOn() throws Exception {
    db.execute("CREATE TABLE words (id int PRIMARY KEY, word text, origin text)");
    done("baseline", "002");
    assertThat(done("up").out()).contains("applied 20250101_120000").doesNotContain("applied 001");
  }

  @Test
  void filesMayBeMeantForADatabaseAsItIs() throws Exception {
    db.execute("CREATE TABLE of_others (i int)");
    done("plan", "--existing");
    done("up", "--existing", "002");
    done("up");
  }

  @Test
  void aFirstRunThatFailedLeavesTheQuestionOpen() throws Exception {
    project.file("001_words.sql", "CREATE TABLE words (i int); SELECT 1 / 0;");
    assertThat(project.run("up").err()).contains("division by zero");
    assertThat(project.run("up").err()).contains("division by zero");
    db.execute("CREATE TABLE loaded_meanwhile (i int)");
    project.file("001_words.sql", WORDS);
    Result refused = project.run("up");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).contains("holds 1 table of", "(public.loaded_meanwhile)");
    assertThat(done("history", "--limit", "1").out()).contains("up  refused");
  }

  @Test
  void aFirstMigrationThatIsHalfDoneIsOurs() throws Exception {
    project.file(
        "001_words.sql", WORDS.replace("-- DOWN", "VACUUM words;\nSELECT 1 / 0;\n-- DOWN"));
    assertThat(project.run("up").err()).contains("division by zero");
    project.file("001_words.sql", WORDS.replace("-- DOWN", "VACUUM words;\n-- DOWN"));
    done("up");
  }

  @Test
  void whatADownLeavesIsOurs() throws Exception {
    project.file("001_words.sql", WORDS.replace("DROP TABLE words", "TRUNCATE words"));
    done("up", "001");
    done("down");
    assertThat(db.queryString("SELECT to_regclass('words')")).isEqualTo("words");
    assertThat(project.run("up", "001").err()).contains("\"words\" already exists");
  }

  @Test
  void aHistoryThatWasForgottenIsNone() throws Exception {
    done("up", "002");
    db.execute("DELETE FROM schema_migrations");
    assertThat(project.run("up").err()).contains("(public.words)", "baseline VERSION");
    db.execute("DROP TABLE schema_migrations");
    assertThat(project.run("up").err()).contains("(public.words)", "baseline VERSION");
  }

  @Test
  void anotherHistoryOfOursIsNamed() throws Exception {
    done("up", "--history-schema", "our hist");
    List<String> before = db.catalogue();
    assertThat(project.run("up").err())
        .contains(
            "holds 2 tables of ",
            " (public.notes, public.words) and no history",
            "A history of ours is in schema \"our hist\": if it is meant, add --history-schema"
                + " \"our hist\" (HISTORY_SCHEMA).");
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"down", "down --dry-run", "repair", "repair --execute"})
  void whatIsInAnotherHistoryIsNotLookedForInNone(String words) throws Exception {
    done("up", "001");
    List<String> before = db.catalogue();
    Result refused = project.run((words + " --history-schema typo").split(" "));
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err())
        .contains(
            "There is no history of ours in schema typo. A history of ours is in schema public: if"
                + " it is meant, add --history-schema public (HISTORY_SCHEMA). Nothing was done.");
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void whoLooksIntoNoHistoryIsToldOfAnother() throws Exception {
    done("up", "001");
    assertThat(done("status", "--history-schema", "typo").err())
        .contains("A history of ours is in schema public");
  }

  @ParameterizedTest
  @CsvSource({
    "flyway_schema_history, Flyway",
    "databasechangelog, Liquibase",
    "ar_internal_metadata, Rails",
    "\"__EFMigrationsHistory\", Entity Framework",
    "alembic_version, Alembic"
  })
  void theHistoryOfAnotherToolIsNamed(String table, String tool) throws Exception {
    db.execute("CREATE TABLE " + table + " (i int)");
    assertThat(project.run("up").err())
        .contains("Other tools have worked here: " + table.replace("\"", "") + " (" + tool + ")");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE EXTENSION hstore; CREATE TABLE spatial_ref_sys (i int);"
            + " ALTER EXTENSION hstore ADD TABLE spatial_ref_sys",
        "CREATE SCHEMA empty",
        "CREATE VIEW one AS SELECT 1",
        "CREATE SEQUENCE numbers",
        "CREATE TYPE mood AS ENUM ('good')"
      })
  void whatIsNoTableOfSomebodyIsNoMatter(String sql) throws Exception {
    db.execute(sql);
    done("up");
  }

  @Test
  void nothingToRunIsNotRefused() throws Exception {
    db.execute("CREATE TABLE of_others (i int)");
    project
        .file("001_words.sql", "-- slipway: environments=prod\n" + WORDS)
        .delete("002_word_origins.sql")
        .delete("20250101_120000_notes.sql")
        .delete("R_word_counts.sql");
    assertThat(done("up").out()).startsWith("Nothing to do.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE public.schema_migrations (version character varying NOT NULL);",
        "CREATE TABLE \"schema_migrations\" (version varchar PRIMARY KEY);",
      })
  void aDumpWithATableOfOurNameIsRefused(String dump) throws Exception {
    project.file("001_words.sql", "SELECT 1;\n" + dump + "\n" + WORDS.substring(6));
    Result refused = project.run("up");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err())
        .contains(
            "001_words.sql: creates a table",
            "as structure.sql of Rails does, and a table of that name is ours. Keep our history"
                + " elsewhere with --history-schema NAME (HISTORY_SCHEMA)");
    assertThat(db.queryString("SELECT to_regclass('schema_migrations')")).isNull();
    done("up", "--history-schema", "ours");
  }
}
