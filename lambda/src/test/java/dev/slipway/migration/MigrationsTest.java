package dev.slipway.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.sql.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link Migrations}: what is read from files, and every complaint about them. */
class MigrationsTest {

  @TempDir Path folder;

  @Test
  void readsTheSections() throws IOException {
    Migration migration =
        read("-- UP: new\nA1; A2;\n-- DOWN: back\nB1;\n-- VERIFY: is it there?\nC1;\nC2;\n");
    assertThat(sql(migration.up())).containsExactly("A1", "A2");
    assertThat(sql(migration.down())).containsExactly("B1");
    assertThat(sql(migration.verify())).containsExactly("C1", "C2");
    assertThat(migration.downText()).isEqualTo("B1;");
  }

  @Test
  void sectionsMayStandInAnyOrder() throws IOException {
    Migration migration = read("-- VERIFY\nC1\n-- DOWN\nB1\n-- UP\nA1\n");
    assertThat(sql(migration.up())).containsExactly("A1");
    assertThat(sql(migration.down())).containsExactly("B1");
    assertThat(sql(migration.verify())).containsExactly("C1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-- DOWN", "--DOWN", "  --\tDOWN  ", "-- DOWN:", "-- DOWN : x", "-- DOWN\r"})
  void beginsASectionAtItsMarker(String marker) throws IOException {
    Migration migration = read("A1;\n" + marker + "\nB1;");
    assertThat(sql(migration.up())).containsExactly("A1");
    assertThat(sql(migration.down())).containsExactly("B1");
  }

  @Test
  void withoutAMarkerAllIsUp() throws IOException {
    Migration migration = read("\uFEFFA1;\r\nA2");
    assertThat(sql(migration.up())).containsExactly("A1", "A2");
    assertThat(migration.down()).isNull();
    assertThat(migration.verify().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- down the road\nA2",
        "-- UPDATE\nA2",
        "A2 -- DOWN\n",
        "/*\n-- DOWN\n*/ A2",
        "A2 '\n-- DOWN\n'",
        "A2 $$\n-- DOWN\n$$",
      })
  void beginsNoSectionElsewhere(String text) throws IOException {
    Migration migration = read("A1;\n" + text);
    assertThat(migration.up().statements()).hasSize(2);
    assertThat(migration.down()).isNull();
  }

  @Test
  void copyRowsMayLookLikeSections() throws IOException {
    Migration migration = read("COPY a FROM stdin;\n-- DOWN\n\\.\n-- DOWN\nB1;\n");
    assertThat(sql(migration.up())).containsExactly("COPY a FROM stdin");
    assertThat(sql(migration.down())).containsExactly("B1");
  }

  @Test
  void readsTheHeader() throws IOException {
    Header header =
        read("-- Migration: m\n"
                + "--Author : a; b\n"
                + "-- Dependencies: 001, 002_b.sql ,\n"
                + "A1;\n"
                + "-- Date: d\n")
            .header();
    assertThat(header.values()).containsOnlyKeys("Migration", "Author", "Dependencies");
    assertThat(header.values()).containsEntry("Author", "a; b");
    assertThat(header.dependencies()).containsExactly("001", "002_b.sql");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "none", "None", "-", "n/a"})
  void aHeaderMayNameNoDependencies(String nothing) throws IOException {
    assertThat(read("-- Dependencies: " + nothing + "\nA1;").header().dependencies()).isEmpty();
  }

  @Test
  void readsTheOptions() throws IOException {
    FileOptions options =
        read("-- slipway: environments=dev,staging lock_timeout=2s\n"
                + "--slipway:statement_timeout=10min  allow=drop-column,x transaction=none\nA1;")
            .options();
    assertThat(options.environments()).containsExactlyInAnyOrder("dev", "staging");
    assertThat(options.lockTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(options.statementTimeout()).isEqualTo(Duration.ofMinutes(10));
    assertThat(options.allow()).containsExactlyInAnyOrder("drop-column", "x");
    assertThat(options.withoutTransaction()).isTrue();
    assertThat(options.runsIn("dev")).isTrue();
    assertThat(options.runsIn("prod")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x=1 | unknown option x; known are"
            + " environments, lock_timeout, statement_timeout, allow, transaction",
        "x | \"x\" is not key=value; known are"
            + " environments, lock_timeout, statement_timeout, allow, transaction",
        "lock_timeout=2 | \"2\" is no duration; write it like 500ms, 5s, 10min or 1h",
        "transaction=off | transaction can only be none, not off",
        "environments=dev,,prod | empty name in the list \"dev,,prod\"",
        "transaction=none transaction=none | option transaction is set twice",
      })
  void refusesOptionsItDoesNotKnow(String options, String what) throws IOException {
    assertThat(message("1_a.sql", "A1;\n  -- slipway: " + options + "\n"))
        .isEqualTo(complaint("1_a.sql:2:3: " + what));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-- Slipway:", "-- SLIPWAY :", "--sLiPwAy:"})
  void theWordOfOptionsMayHaveAnyCase(String word) throws IOException {
    assertThat(read(word + " lock_timeout=2s\nA1;").options().lockTimeout())
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void betterNamesKeepTheOrderAndMakeNoMigrationOfWhatIsNone() throws IOException {
    for (String name :
        List.of("V1__a.sql", "V1.1__b.sql", "V2__c.sql", "U1__a.sql", "afterMigrate.sql")) {
      write(name, "SELECT 1;");
    }
    assertThat(message(new FolderSource(folder)))
        .contains(
            "\n    V1__a.sql -> 001000_a.sql\n",
            "\n    V1.1__b.sql -> 001001_b.sql\n",
            "\n    V2__c.sql -> 002000_c.sql\n",
            "\n    U1__a.sql -> (its text goes behind a line -- DOWN in the file that it undoes)\n",
            "\n    afterMigrate.sql -> (a callback of Flyway, and no migration: ");
  }

  @Test
  void theWordsOfTheHeaderMayHaveAnyCase() throws IOException {
    assertThat(read("-- dependencies: 001\n-- AUTHOR: me\nA1;").header().dependencies())
        .containsExactly("001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- slipway lock_timeout=2s",
        "--- slipway: lock_timeout=2s",
        "-- Slipway = transaction=none",
        "/* slipway: lock_timeout=2s */",
        "/*\n * slipway: environments=dev\n */",
      })
  void whatIsNearlyAnOptionIsNoComment(String line) throws IOException {
    assertThat(message("1_a.sql", line + "\nA1;"))
        .isEqualTo(
            complaint(
                "1_a.sql:1:1: is this an option or a comment? An option is written -- slipway:"
                    + " key=value"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-- slipway runs this", "-- made by slipway: see x=1", "-- slipways=1"})
  void whatIsNoneIsAComment(String line) throws IOException {
    assertThat(read(line + "\nA1;").options()).isEqualTo(FileOptions.NONE);
  }

  @Test
  void readsFileNames() throws IOException {
    write("R_b_view.sql", "A");
    write("20250101_120000_initial_schema.sql", "A");
    write("010_add_x.sql", "A");
    write("9_a.sql", "A");
    write(".hidden.sql", "'");
    write("README.md", "'");
    Files.createDirectories(folder.resolve("backfills.sql"));
    assertThat(Migrations.read(new FolderSource(folder)).list())
        .extracting(m -> m.version() + ": " + m.description())
        .containsExactly(
            "9: a", "010: add x", "20250101_120000: initial schema", "R_b_view: b view");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "initial.sql",
        "1.sql",
        "1_.sql",
        "1__a.sql",
        "1-a.sql",
        "V1_a.sql",
        "R.sql",
        "r_a.sql",
        "1_a.SQL",
        "20250101_1200_a.sql",
        "20250101_1200000_a.sql",
        "123456789012345678901234567890123456789012345678901_a.sql",
      })
  void refusesNamesThatFitNoForm(String name) throws IOException {
    assertThat(message(name, "A1;"))
        .contains(
            name
                + ": the name fits none of the forms YYYYMMDD_HHMMSS_description.sql,"
                + " NNN_description.sql or R_description.sql. ");
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "01-init.sql,01_init.sql",
        "01 init.sql,01_init.sql",
        "001_x.sql ,001_x.sql",
        "1_a.SQL,1_a.sql",
        "001.sql,001_what_it_does.sql",
        "2025_01_01_120000_create_users.sql,20250101_120000_create_users.sql",
        "2025-01-01-x.sql,20250101_000000_x.sql",
        "20250101_1200_a.sql,20250101_120000_a.sql",
        "20250101T120000-a.sql,20250101_120000_a.sql",
        "V1__x.sql,001_x.sql",
        "V1.2__add_y.sql,001002_add_y.sql",
        "V20250101120000__x.sql,20250101_120000_x.sql",
      })
  void proposesTheNameThatIsMeant(String name, String better) throws IOException {
    assertThat(message(name, "A1;")).contains(". Rename it to " + better + ".\n");
  }

  @Test
  void manyWrongNamesAreOneProblem() throws IOException {
    for (int i = 10; i < 50; i++) {
      write(i + "-step.sql", "A1;");
    }
    assertThat(message("U1__x.sql", "A1;"))
        .contains(folder + ": the names of 41 files fit none of the forms")
        .contains("\n    10-step.sql -> 10_step.sql\n    11-step.sql -> 11_step.sql\n")
        .containsOnlyOnce("fit none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1_a.down.sql", "1_a.undo.sql", "1_a.Revert.sql", "1_a.rollback.sql"})
  void refusesTheFileOfTheWayBack(String name) throws IOException {
    write("1_a.up.sql", "A1;");
    write("2_slow_down.sql", "A2;");
    assertThat(message(name, "B1;"))
        .isEqualTo(
            complaint(
                name
                    + ": is one of another tool's pair of files, and would run as UP. Put its text"
                    + " behind a line -- DOWN in the other one, and delete it"));
  }

  @Test
  void refusesTwoFilesWithOneVersion() throws IOException {
    write("001_a.sql", "A");
    assertThat(message("1_b.sql", "A"))
        .isEqualTo(complaint("1_b.sql: has the same version as 001_a.sql; give it a new one"));
  }

  @Test
  void refusesWhatMayBeASection() throws IOException {
    assertThat(message("1_a.sql", "A1;\n-- down\nB1;"))
        .isEqualTo(complaint("1_a.sql:2:1: " + sectionOrComment("DOWN")));
    assertThat(message("1_a.sql", "A1;\n\t--Verify:\nSELECT 1;"))
        .isEqualTo(complaint("1_a.sql:2:2: " + sectionOrComment("VERIFY")));
  }

  private static String sectionOrComment(String section) {
    return "is this a section or a comment? A section is written -- "
        + section
        + ", alone on its line or with a colon and a text behind it";
  }

  @Test
  void refusesASectionTwice() throws IOException {
    assertThat(message("1_a.sql", "A1;\n-- DOWN\nB1;\n-- DOWN\nB2;"))
        .isEqualTo(complaint("1_a.sql:4:1: a second -- DOWN section; a file has one of each"));
  }

  @Test
  void refusesAStatementBeforeUp() throws IOException {
    assertThat(message("1_a.sql", "-- x\n A0;\n-- UP\nA1;"))
        .isEqualTo(complaint("1_a.sql:2:2: this statement stands before -- UP and would not run"));
  }

  @Test
  void refusesABeginWithoutItsEnd() throws IOException {
    assertThat(message("1_a.sql", "A1;\n/* é */ BEGIN;\nA2;\n-- DOWN\nB1; START TRANSACTION; B2"))
        .isEqualTo(
            complaint(
                "1_a.sql:2:9: this BEGIN has no COMMIT in its section; psql would roll it back at"
                    + " the end of the file",
                "1_a.sql:5:5: this BEGIN has no COMMIT in its section; psql would roll it back at"
                    + " the end of the file"));
  }

  @Test
  void refusesCopyRowsWithoutEndThatReachOverASection() throws IOException {
    assertThat(message("1_a.sql", "A1;\nCOPY a FROM stdin;\n1\n-- DOWN\nB1;\n"))
        .isEqualTo(
            complaint(
                "1_a.sql:2:1: the rows of this COPY reach over a section line; end them with a"
                    + " line \\."));
  }

  @Test
  void refusesFilesThatAreNotUtf8() throws IOException {
    Files.write(
        folder.resolve("1_a.sql"), "A1;\n-- \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(message("2_b.sql", "A\0B"))
        .isEqualTo(
            complaint(
                "1_a.sql: is not UTF-8 (line 2). Save it as UTF-8.",
                "2_b.sql: holds a zero byte, which PostgreSQL does not accept. Save it as UTF-8."));
  }

  @Test
  void refusesFilesThatCannotBeRead() {
    Source source =
        new MemorySource(
            new SourceFile(
                "1_a.sql",
                () -> {
                  throw new IOException("disk on fire");
                }));
    assertThat(message(source))
        .isEqualTo(complaint("1_a.sql: cannot be read (java.io.IOException: disk on fire)"));
  }

  @Test
  void refusesEmptyFiles() throws IOException {
    String what =
        ": has no statement to run in its UP section; one that is to do nothing says so there in a"
            + " comment";
    write("1_a.sql", "");
    write("2_b.sql", "\uFEFF");
    write("3_c.sql", "\n ; \n");
    assertThat(message("4_d.sql", "-- x\n-- UP\n-- DOWN\nB1;"))
        .isEqualTo(
            complaint("1_a.sql" + what, "2_b.sql" + what, "3_c.sql" + what, "4_d.sql" + what));
  }

  @Test
  void tellsWhereWhatHasNoEndBegan() throws IOException {
    write("1_a.sql", "\uFEFFA1;\r\n🌳 'x");
    write("2_b.sql", "A1 $x$ $y$\n-- DOWN\nB1");
    write("5_e.sql", "A1;\n-- DOWN\nB1;\n-- VERIFY\nSELECT 'x;");
    write("3_c.sql", "A1;\n\t\"x;\n");
    assertThat(message("4_d.sql", "/* /* */ A1"))
        .isEqualTo(
            complaint(
                "1_a.sql:2:3: string that begins here has no closing quote (')",
                "2_b.sql:1:4: dollar-quoted string $x$ that begins here has no end",
                "3_c.sql:2:2: quoted name that begins here has no closing quote (\")",
                "4_d.sql:1:1: comment that begins here has no closing */",
                "5_e.sql:5:8: string that begins here has no closing quote (')"));
  }

  @Test
  void aDownThatCannotBeReadIsNobodysConcernButDowns() throws IOException {
    Migration migration =
        read("-- UP\nA1;\n-- DOWN\nDROP TABLE a;\n it's gone;\n-- VERIFY\nSELECT 'x';\n");
    assertThat(sql(migration.up())).containsExactly("A1");
    assertThat(sql(migration.verify())).containsExactly("SELECT 'x'");
    assertThat(migration.down()).isNull();
    assertThat(migration.unreadableDown())
        .hasToString("1_a.sql:7:9: string that begins here has no closing quote (')");
    assertThat(read("-- DOWN\nB1 $$;\n-- UP\nA1;\n").up().statements()).hasSize(1);
  }

  @Test
  void notesPsqlCommandsThatDoNothing() throws IOException {
    Migration migration =
        read(
            "\\set ON_ERROR_STOP on\n"
                + "A1;\n"
                + " \\timing\n"
                + "\\r"
                + "estrict x\n"
                + "\\unrestrict x\n"
                + "\\echo y \\\\ A2;");
    assertThat(sql(migration.up())).containsExactly("A1", "A2");
    assertThat(migration.notes())
        .containsExactly(
            "1_a.sql:3:2: \\timing is a psql command and was ignored",
            "1_a.sql:4:1: \\restrict is a psql command and was ignored",
            "1_a.sql:5:1: \\unrestrict is a psql command and was ignored");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Migration read(String text) throws IOException {
    write("1_a.sql", text);
    return Migrations.read(new FolderSource(folder)).list().get(0);
  }

  private String message(String name, String text) throws IOException {
    write(name, text);
    return message(new FolderSource(folder));
  }

  private static String message(Source source) {
    InvalidMigrations refusal =
        catchThrowableOfType(InvalidMigrations.class, () -> Migrations.read(source));
    return refusal == null ? "read without a complaint" : refusal.getMessage();
  }

  private static String complaint(String... problems) {
    return "The migrations cannot be read:\n  "
        + String.join("\n  ", problems)
        + "\nNothing was run, the database is as it was. Mend the files and run it again.";
  }

  private static List<String> sql(Script script) {
    return Objects.requireNonNull(script).statements().stream().map(Statement::sql).toList();
  }
}
