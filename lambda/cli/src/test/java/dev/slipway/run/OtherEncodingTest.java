package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A database that lacks most characters: what means nothing to it does not stand in the way. */
class OtherEncodingTest {

  private static final String OTHER = "slipway_other_encoding";

  @RegisterExtension final PgDatabase db = new PgDatabase();
  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void createDatabase() throws SQLException {
    dropDatabase();
    superuser("CREATE DATABASE " + OTHER + " OWNER " + db.user() + " ENCODING 'LATIN1'" + COPIED);
    project = Project.of(folder, db.url().replaceAll("/[^/]*$", "/" + OTHER));
  }

  @AfterEach
  void dropDatabase() throws SQLException {
    superuser("DROP DATABASE IF EXISTS " + OTHER + " WITH (FORCE)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-- away with it \uD83D\uDE00\\nDROP TABLE a; /* \u0141 */",
        "DROP /* \u2013 */ TABLE a; -- gr\u00fc\u00dfe",
        "-- \u0141\u00f3d\u017a: DROP TABLE nothing;\\nDROP TABLE a;",
        "INSERT INTO a VALUES ('-- gr\u00fc\u00dfe \u00e9'); DROP TABLE a; -- \u20ac",
      })
  void charactersOfCommentsOfDownAreNotMissed(String down) throws Exception {
    file("001_a.sql", "CREATE TABLE a (t text);\n-- DOWN\n" + down.replace("\\n", "\n"));
    done("up");
    Files.delete(folder.resolve("001_a.sql"));
    file("002_b.sql", "SELECT 1;");
    assertThat(done("down", "--steps", "1").out()).contains("taken back 001");
  }

  @Test
  void charactersOfNamesOfFilesAreNotMissed() {
    Assumptions.assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")));
    file("001_\u0141\u00f3d\u017a.sql", "CREATE TABLE a (t text);\n-- DOWN\nDROP TABLE a;");
    done("up");
    assertThat(done("history").out()).contains("001");
    done("down");
  }

  @Test
  void charactersOfStatementsAre() {
    file("001_a.sql", "SELECT 1;\n-- DOWN\nSELECT '\u0141' -- \u0141");
    Result result = project.run("up");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("22P05", "001 was rolled back.", "Next: the database's encoding lacks that");
  }

  private static final String COPIED = " TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'";

  private void file(String name, String text) {
    project.file(name, text);
  }

  private Result done(String... arguments) {
    Result result = project.run(arguments);
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    return result;
  }

  private void superuser(String sql) throws SQLException {
    try (Connection connection = db.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
