package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A DOWN section that cannot be cut into statements blocks {@code down} alone. */
class UnreadableDownTest {

  private static final String FILE =
      "-- UP\nCREATE TABLE a (i int);\n-- DOWN\nDROP TABLE a;\n$$;\n";
  private static final String WRONG =
      "1_a.sql:5:1: dollar-quoted string $$ that begins here has no end";

  @RegisterExtension final PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  @Test
  void blocksDownAlone() throws SQLException {
    Project project = Project.of(folder, db.url()).file("1_a.sql", FILE);
    Result up = project.run("up");
    assertThat(up.exitCode()).as(up.toString()).isZero();
    assertThat(up.out() + up.err()).contains(WRONG + "; down cannot take it back until its DOWN");
    assertThat(project.run("status", "--check").exitCode()).isZero();
    Result validate = project.run("validate");
    assertThat(validate.exitCode()).isEqualTo(3);
    assertThat(validate.out()).contains(WRONG);
    Result down = project.run("down");
    assertThat(down.exitCode()).isEqualTo(1);
    assertThat(down.err()).contains("1: its DOWN section cannot be read: " + WRONG);
    project.file("1_a.sql", FILE.replace("$$;", ""));
    assertThat(project.run("down").exitCode()).isZero();
    assertThat(db.queryString("SELECT to_regclass('a')")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\! rm -rf . | 5:1: \\! ",
        "\\i nowhere.sql | 5:1: there is no file nowhere.sql",
        "\\if true | an \\if above has no \\endif",
        "\\watch 1 | 5:1: \\watch ",
        "SELECT :ROW_COUNT; | 5:8: :ROW_COUNT is about the statement before",
      })
  void soDoesACommandThatPsqlAloneCarriesOut(String line, String wrong) {
    Project project =
        Project.of(folder, db.url()).file("1_a.sql", FILE.replace("$$;", line.strip()));
    Result up = project.run("up");
    assertThat(up.exitCode()).as(up.toString()).isZero();
    assertThat(up.out() + up.err()).contains(wrong, "; down cannot take it back until its DOWN");
    Result down = project.run("down");
    assertThat(down.exitCode()).isEqualTo(1);
    assertThat(down.err()).contains("1: its DOWN section cannot be read: ", wrong);
    project.file("1_a.sql", FILE.replace("$$;", "") + "-- VERIFY\nSELECT true;\n" + line);
    assertThat(project.run("validate").out()).contains("Found in 1 file:", "1_a.sql:");
  }

  @Test
  void storedScriptGoesOn() throws SQLException {
    Project project = Project.of(folder, db.url()).file("1_a.sql", FILE.replace("$$;", ""));
    assertThat(project.run("up").exitCode()).isZero();
    project.file("1_a.sql", FILE);
    assertThat(project.run("down").exitCode()).isZero();
    assertThat(db.queryString("SELECT to_regclass('a')")).isNull();
  }
}
