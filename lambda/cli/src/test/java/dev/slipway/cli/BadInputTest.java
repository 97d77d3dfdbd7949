package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what is said of migration files that are wrong; nothing is ever run. */
class BadInputTest extends CliTestBase {

  private static final String UNREADABLE = "The migrations cannot be read:\n  ";
  private static final String MEND =
      "\nNothing was run, the database is as it was. Mend the files and run it again.";
  private static final String REFUSED = "This cannot be done as things are:\n  ";
  private static final String AS_IT_WAS = "\nNothing was run, the database is as it was.";

  @Test
  void duplicateVersion() throws Exception {
    project.file("2_twin.sql", "SELECT 1;");
    refusesFiles("2_twin.sql: has the same version as 002_word_origins.sql; give it a new one");
  }

  @ParameterizedTest
  @CsvSource({
    "words.sql",
    "2025_01_01_words.SQL",
    "20250101_1200_words.sql",
    "003-x.sql",
    "V3_x.sql"
  })
  void badFileName(String name) throws Exception {
    project.file(name, "SELECT 1;");
    assertThat(project.run("up").err())
        .startsWith(
            "slipway: "
                + UNREADABLE
                + name
                + ": the name fits none of the forms YYYYMMDD_HHMMSS_description.sql,"
                + " NNN_description.sql or R_description.sql. ")
        .endsWith(MEND + "\n");
  }

  @Test
  void unreadableFile() throws Exception {
    Path gone = folder.resolve("gone");
    Files.createSymbolicLink(folder.resolve("003_link.sql"), gone);
    refusesFiles("003_link.sql: cannot be read (the link leads nowhere)");
  }

  @Test
  void fileThatIsNotUtf8() throws Exception {
    Files.write(
        folder.resolve("003_latin.sql"), new byte[] {'-', '-', '\n', 'S', (byte) 0xE4, ';'});
    Files.write(folder.resolve("004_zero.sql"), new byte[] {'S', 0, ';'});
    refusesFiles(
        "003_latin.sql: is not UTF-8 (line 2). Save it as UTF-8.\n"
            + "  004_zero.sql: holds a zero byte, which PostgreSQL does not accept. Save it as"
            + " UTF-8.");
  }

  @ParameterizedTest
  @CsvSource({"''", "'-- UP\n-- DOWN\nSELECT 1;'", "';'"})
  void emptyUp(String text) throws Exception {
    project.file("003_empty.sql", text);
    refusesFiles(
        "003_empty.sql: has no statement to run in its UP section; one that is to do nothing says"
            + " so there in a comment");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`SELECT 1;\n\tSELECT 'it''s;` | 2:9: string that begins here has no closing quote (')",
        "`SELECT $a$ $$ ;` | 1:8: dollar-quoted string $a$ that begins here has no end",
        "`SELECT \"a;` | 1:8: quoted name that begins here has no closing quote (\")",
        "`SELECT 1; /* /* */` | 1:11: comment that begins here has no closing */",
      })
  void unterminatedQuote(String text, String message) throws Exception {
    project.file("003_open.sql", text);
    refusesFiles("003_open.sql:" + message);
  }

  @Test
  void missingDependency() throws Exception {
    project.file(
        "003_a.sql", "-- Dependencies: 20240101_000000, 001_words.sql, 20250101_120000\nSELECT 1;");
    refusesPlan(
        "003_a.sql: depends on 20240101_000000, which no file has as its version or name. Correct"
            + " -- Dependencies:.\n"
            + "  003_a.sql: depends on 20250101_120000, which is neither applied nor earlier in the"
            + " plan.");
  }

  @Test
  void circularDependency() throws Exception {
    project.file("R_a.sql", "-- Dependencies: R_b\nSELECT 1;");
    project.file("R_b.sql", "-- Dependencies: R_a\nSELECT 1;");
    refusesPlan("R_a.sql: depends on R_b, which depends on it in turn. Break the circle.");
  }

  @Test
  void severalReasonsAgainstAPlanAreAllTold() throws Exception {
    done("up");
    project
        .file("003_late.sql", "-- Dependencies: 002\nSELECT 1;")
        .file("001_words.sql", WORDS.replace("boat", "ship"))
        .delete("002_word_origins.sql");
    refusesPlan(
        "001_words.sql: has changed since it was applied. Put its UP section back and write a new"
            + " migration, or accept the change with: repair --execute\n"
            + "  003_late.sql: is out of order: 20250101_120000 is applied already. Give it a newer"
            + " version, or run it with --out-of-order\n"
            + "  003_late.sql: depends on 002, whose file is missing. Put the file back.");
  }

  @Test
  void upGoesOnWhenNothingDependsOnAMissingFile() {
    done("up");
    project.delete("002_word_origins.sql").file("20250201_120000_more.sql", "SELECT 1;");
    assertThat(done("up").maskedOut())
        .isEqualTo(
            """
              applied 20250201_120000 more (1 statement, N ms)
              warning: 002 is applied but its file is missing
            Done. DATABASE (dev) is at 20250201_120000. N ms, run RUN
            """);
  }

  @Test
  void psqlCommandThatCannotBeIgnored() throws Exception {
    project.file("003_psql.sql", "SELECT 1;\n  \\connect other\nSELECT 2;");
    refusesFiles(
        "003_psql.sql:2:3: \\connect goes to another database; a run is about one. Give each"
            + " database a folder of its own, and run up with --url for each");
  }

  @Test
  void unknownFileOption() throws Exception {
    project.file("003_options.sql", "-- slipway: lock_timeout=soon retries=3\nSELECT 1;");
    refusesFiles(
        "003_options.sql:1:1: \"soon\" is not a duration; write it like 500ms, 5s, 10min or 1h\n"
            + "  003_options.sql:1:1: unknown option retries; known are environments, lock_timeout,"
            + " statement_timeout, transaction, allow, requires-backfill, verify");
  }

  @Test
  void severalFilesAreAllReported() throws Exception {
    project
        .file("003_open.sql", "SELECT 'x;")
        .file("004_empty.sql", "")
        .file("name.sql", "SELECT 1;");
    refusesFiles(
        "003_open.sql:1:8: string that begins here has no closing quote (')\n"
            + "  004_empty.sql: has no statement to run in its UP section; one that is to do"
            + " nothing says so there in a comment\n"
            + "  name.sql: the name fits none of the forms YYYYMMDD_HHMMSS_description.sql,"
            + " NNN_description.sql or R_description.sql. Give it a version, such as 001_name.sql,"
            + " or put it into a sub-folder if it is no migration.");
  }

  private void refusesFiles(String problems) throws Exception {
    refuses(ExitCode.FAILED, UNREADABLE + problems + MEND, "up");
  }

  private void refusesPlan(String problems) throws Exception {
    refuses(ExitCode.FAILED, REFUSED + problems + AS_IT_WAS, "up");
  }
}
