package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A folder without any migration is most likely the wrong one. */
class NoMigrationsTest {

  private static final String[][] COMMANDS = {
    {"up"},
    {"status"},
    {"status", "--check"},
    {"plan"},
    {"validate"},
    {"down"},
    {"repair"},
    {"baseline", "1"},
    {"up", "--dry-run"},
    {"up", "--json"},
  };

  @RegisterExtension final PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  @Test
  void emptyFolderIsRefused() throws SQLException {
    for (String[] command : COMMANDS) {
      Result result = project().run(command);
      assertThat(result.exitCode()).as(String.join(" ", command)).isEqualTo(ExitCode.USAGE);
      assertThat(result.err())
          .isEqualTo(
              "slipway: There is no migration in "
                  + folder
                  + ": it holds no .sql file. Name the folder that holds them with --migrations or"
                  + " MIGRATIONS, or write the first with: new NAME. Nothing was done.\n");
    }
    assertThat(db.queryString("SELECT to_regclass('schema_migrations')")).isNull();
  }

  /** A folder of another tool whose steps are programs has to be told from an empty one. */
  @Test
  void stepsThatAreNoSqlAreNamed() throws IOException {
    for (String name : new String[] {"1_a.js", "2_b.js", "3_c.ts", "4_d.psql", "knexfile.js"}) {
      Files.writeString(folder.resolve(name), "exports.up = knex => {}");
    }
    assertThat(project().run("up").err())
        .contains(
            "it holds no .sql file, but steps that are not read here: 1_a.js, 2_b.js, 3_c.ts, and 1"
                + " more. Write in SQL what they do (their tool may be able to print it), or rename"
                + " what is SQL so that it ends in .sql. Name the folder");
  }

  @Test
  void filesOneLevelDeeperAreCounted() throws IOException {
    for (int i = 1; i <= 7; i++) {
      Path deeper = Files.createDirectories(folder.resolve("2020-0" + i + "-01_a"));
      Files.writeString(deeper.resolve("forth.sql"), "SELECT 1;");
      Files.writeString(deeper.resolve("back.sql"), "SELECT 1;");
    }
    Files.writeString(folder.resolve("README.md"), "none");
    Files.writeString(folder.resolve(".hidden.sql"), "none");
    assertThat(project().run("up").err())
        .contains(
            "it holds no .sql file, but 14 lie deeper, where none is read (2020-01-01_a/: 2,"
                + " 2020-02-01_a/: 2, ",
            "2020-05-01_a/: 2, and 2 more folders). Name the folder");
  }

  @Test
  void databaseThatIsAheadIsNoReason() throws SQLException {
    project().file("1_a.sql", "CREATE TABLE a ();\n-- DOWN\nDROP TABLE a;");
    assertThat(project().run("up").exitCode()).isZero();
    project().delete("1_a.sql");
    for (String[] command : COMMANDS) {
      assertThat(project().run(command).exitCode()).isEqualTo(ExitCode.USAGE);
    }
    assertThat(db.queryString("SELECT count(*) FROM schema_migrations")).isEqualTo("1");
  }

  @Test
  void otherCommandsNeedNone() {
    assertThat(project().run("history").exitCode()).isZero();
    assertThat(project().run("new", "first").exitCode()).isZero();
  }

  private Project project() {
    return Project.of(folder, db.url());
  }
}
