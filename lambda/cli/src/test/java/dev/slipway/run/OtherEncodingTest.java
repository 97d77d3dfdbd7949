package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.ValueSource;

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
        "COPY a FROM stdin;\\n-- no comment\\n\\.\\nDROP TABLE a; -- \u20ac",
        "-- COPY a FROM stdin; \u20ac\\nDROP TABLE a;",
      })
  void charactersOfCommentsOfDownAreNotMissed(String down) throws Exception {
    file("001_a.sql", "CREATE TABLE a (t text);\n-- DOWN\n" + down.replace("\\n", "\n"));
    project.done("up");
    Files.delete(folder.resolve("001_a.sql"));
    file("002_b.sql", "SELECT 1;");
    assertThat(project.done("down", "--steps", "1").out()).contains("taken back 001");
  }

  @Test
  void charactersOfNamesOfFilesAreNotMissed() {
    assumeNamesAreUtf8();
    file("001_\u0141\u00f3d\u017a.sql", "CREATE TABLE a (t text);\n-- DOWN\nDROP TABLE a;");
    project.done("up");
    assertThat(project.done("history").out()).contains("001");
    project.done("down");
  }

  @ParameterizedTest
  @ValueSource(strings = {"baseline 001", "repair --execute"})
  void whatBaselineAndRepairWriteFitsToo(String command) throws Exception {
    file("001_a.sql", "CREATE TABLE a (t text);\n-- DOWN\nDROP TABLE a;");
    if (command.startsWith("repair")) {
      project.done("up");
    }
    file("001_a.sql", "CREATE TABLE a (t text, u text);\n-- DOWN\nDROP TABLE a; -- \u20ac");
    project.done(command.split(" "));
    Files.delete(folder.resolve("001_a.sql"));
    file("002_b.sql", "SELECT 1;");
    assertThat(project.run("status").out()).contains("001");
  }

  @Test
  void whatStatementsOfDownLackIsToldByBaselineToo() {
    file("001_a.sql", "CREATE TABLE a (t text);\n-- DOWN\nINSERT INTO b\nVALUES ('\u0141');");
    assertThat(project.failed("baseline", "001"))
        .contains("22P05", "stands in a DOWN section", "run it again");
    assertThat(project.done("history").out())
        .contains("baseline  rolled back")
        .doesNotContain("without a");
  }

  @Test
  void whatStatementsOfDownLackIsToldByRepairToo() {
    file("001_a.sql", "CREATE TABLE a (t text);");
    project.done("up");
    file("001_a.sql", "CREATE TABLE a (t text, u text);\n-- DOWN\nSELECT '\u0141';");
    assertThat(project.failed("repair", "--execute")).contains("22P05", "stands in a DOWN section");
    assertThat(project.done("history").out()).contains("repair  rolled back");
  }

  @Test
  void whatIsOnlyToBeReadIsWrittenDownWithoutThem() {
    assumeNamesAreUtf8();
    file("001_a.sql", "SELECT 1;");
    project = project.with("SLIPWAY_INVOKED_BY", "job of \u0141\u00f3d\u017a");
    project.done("up");
    project.done("backup", "--backup-store", "file:" + folder.resolve("store \u0141"));
    file("002_b.sql", "DO $$ BEGIN RAISE '%', chr(300 - 20); END $$;");
    project.failed("up");
    assertThat(project.done("history").out())
        .contains("job of ?\u00f3d?")
        .doesNotContain("without a");
  }

  @Test
  void aNameThatIsAVersionIsNeverAnother() {
    assumeNamesAreUtf8();
    file("R_\u0141.sql", "SELECT 1;");
    assertThat(project.failed("up")).contains("22P05", "in a name that is to be written down");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1;\\n-- DOWN\\nSELECT '\u0141' -- \u0141|Migration 001: ",
        "SELECT 'gr\u00fc\u00dfe';\\nSELECT 1,\\n  '\uD83D\uDE00';|001_a.sql:3:4: ",
        "-- \uD83D\uDE00 \u0141\\nSELECT 1; SELECT '\u0141';|001_a.sql:2:19: ",
        "CREATE TABLE t(); VACUUM t; SELECT '${v}';|001_a.sql:1:37: ",
        "VACUUM \"\u0141\";|001_a.sql:1:9: ",
        "CREATE TABLE t(a text); COPY t FROM stdin;\\na\\n\u0141\\n\\.|001_a.sql:3:1 (row 2",
      })
  void charactersOfStatementsAreMissedWhereTheyStand(String text, String place) {
    file("001_a.sql", text.replace("\\n", "\n"));
    String set = text.contains("${v}") ? "--set=v=\u20ac" : "--json";
    assertThat(project.failed("up", set))
        .contains(place, "22P05", "Next: the database's encoding lacks that");
  }

  private static final String COPIED = " TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'";

  private void file(String name, String text) {
    project.file(name, text);
  }

  private static void assumeNamesAreUtf8() {
    Assumptions.assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")));
  }

  private void superuser(String sql) throws SQLException {
    try (Connection connection = db.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
