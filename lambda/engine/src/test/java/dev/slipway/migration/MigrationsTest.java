package dev.slipway.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link Migrations}: the sections of files, and every complaint about them. */
class MigrationsTest extends MigrationsTestBase {

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
  void refusesWhatMayBeASection() throws IOException {
    assertThat(message("1_a.sql", "A1;\n-- down\nB1;"))
        .isEqualTo(complaint("1_a.sql:2:1: " + sectionOrComment("DOWN")));
    assertThat(message("1_a.sql", "A1;\n\t--Verify:\nSELECT 1;"))
        .isEqualTo(complaint("1_a.sql:2:2: " + sectionOrComment("VERIFY")));
  }

  private static String sectionOrComment(String section) {
    return "is this a section or a comment? A section is written -- "
        + section
        + ", alone on its line or with a colon and a text behind it (another tool's file:"
        + " --migrations-format TOOL)";
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
    assertThat(message(source)).isEqualTo(complaint("1_a.sql: cannot be read (disk on fire)"));
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
}
