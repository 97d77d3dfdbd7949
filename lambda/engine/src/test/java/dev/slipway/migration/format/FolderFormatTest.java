package dev.slipway.migration.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.migration.FolderSource;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads folders as other tools lay them out: names, order, ways there and back. */
class FolderFormatTest {

  @TempDir Path folder;

  @Test
  void pairsOfFilesAreOneMigration() throws IOException {
    write("1_init.up.sql", "CREATE TABLE a (i int);\n-- up and down\n");
    write("1_init.down.sql", "-- DOWN\nDROP TABLE a");
    write("10_empty.up.sql", "");
    write("10_empty.down.sql", "-- DROP TABLE a;");
    write("9_one_way.up.sql", "--no-transaction\nCREATE INDEX CONCURRENTLY x ON a (i);");
    assertThat(read())
        .containsExactly(
            "1 init: CREATE TABLE a (i int) | DROP TABLE a",
            "9 one way: CREATE INDEX CONCURRENTLY x ON a (i) | none, no transaction",
            "10 empty:  | ");
  }

  @Test
  void theVersionMakesThePair() throws IOException {
    write("1_init.up.sql", "A1");
    write("001_initial.down.sql", "B1");
    write("2_b.up.sql", "A2");
    write("2_b.down.sql", "B2");
    assertThat(read()).containsExactly("1 init: A1 | B1", "2 b: A2 | B2");
    write("2_c.down.sql", "B3");
    assertThat(new FormatFolder(folder).problems())
        .singleElement()
        .asString()
        .contains(": has the same version as 2_");
  }

  @Test
  void sumsOfAtlasAreChecked() throws IOException {
    write("20240101000000_a.sql", "-- atlas:txmode none\nA1;\n");
    write("20240102000000_b.sql", "A2;\n");
    write(
        "atlas.sum",
        """
        h1:ekcPYUHkgy+ecfoEHlp13Z/ZMDYgniokkrZM6LRKlR0=
        20240101000000_a.sql h1:WGGccIuJE4KDNKDxRYQRfz8y71pfCWst+P/ZrrgCjy0=
        20240102000000_b.sql h1:dJiDzzhbktXHeePjDbFoOSBFNnDbpaQ+C94XsdgVVrs=
        """);
    assertThat(read())
        .containsExactly(
            "20240101000000 a: A1 | none, no transaction", "20240102000000 b: A2 | none");
    write("20240102000000_b.sql", "A3;\n");
    write("20240103000000_c.sql", "A4;\n");
    assertThat(new FormatFolder(folder).problems())
        .satisfiesExactly(
            one -> assertThat(one).startsWith("20240102000000_b.sql: is not what atlas.sum says"),
            two -> assertThat(two).startsWith("20240103000000_c.sql: is not in atlas.sum"));
  }

  @Test
  void aLinkToAMigrationIsNotASecondOne() throws IOException {
    write("20250101000000_a/migration.sql", "A1;");
    write("migration_lock.toml", "provider = \"postgresql\"");
    Files.createSymbolicLink(folder.resolve("20250102000000_latest"), Path.of("20250101000000_a"));
    assertThat(read()).containsExactly("20250101000000 a: A1 | none");
  }

  @Test
  void theStructureOfRailsHasItsNewestVersion() throws IOException {
    write(
        "structure.sql",
        """
        SET search_path = '';
        A1;
        SET search_path TO "$user", public;
        INSERT INTO "schema_migrations" (version) VALUES
        ('20240102000000'),
        ('20240101000000');
        """);
    write("20240103000000_later.sql", "-- UP\nA2;\n-- DOWN\nB2;");
    assertThat(read())
        .satisfiesExactly(
            one -> assertThat(one).startsWith("20240102000000 structure: SET search_path"),
            two -> assertThat(two).isEqualTo("20240103000000 later: A2 | B2"));
  }

  @ParameterizedTest
  @CsvSource({
    "20240101-a.sql, '-- +migrate Up\\nA1;\\n-- +migrate Down\\nB1;'",
    "20240101.sql, '-- migrate:up\\nA1;\\n-- migrate:down\\nB1;'",
  })
  void aNumberIsEnoughForThoseWhoseLinesSayWhoseTheyAre(String name, String text)
      throws IOException {
    write(name, text.replace("\\n", "\n"));
    assertThat(read()).singleElement().asString().startsWith("20240101 ").endsWith(": A1 | B1");
  }

  @Test
  void repeatablesOfFlywayMayLieDeeper() throws IOException {
    write("V1__a.sql", "A1");
    write("views/R__b.sql", "A2");
    assertThat(read()).containsExactly("1 a: A1 | none", "R__b b: A2 | none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "native | 1_a.sql | A1; | ",
        "native | 1_a.sql | -- +goose Up\\nA1; | 1_a.sql:1:1: \"-- +goose Up\" is a line of goose",
        "native | V1__a.sql | A1; | V1__a.sql: the name fits none of the forms",
        "goose | 1_a.sql | -- +goose Up\\nA1; | ",
        "goose | 1_a.sql | A1; | 1_a.sql: is not as goose has it: no line of its own begins",
        "goose | 1_a.sql | -- migrate:up\\nA1; | 1_a.sql: is not as goose has it",
        "goose | 1_a.sql | -- +goose Up\\n-- +goose ENVSUB ON\\nA1; | 1_a.sql:2:1: \"-- +goose ENVSUB ON\""
            + " asks for what is not done here. Take it out; up is told",
        "atlas | 1_a.sql | -- atlas:import x\\nA1; | 1_a.sql: \"-- atlas:import x\" asks for what is"
            + " not done here. Write",
        "node-pg-migrate | 1_a.sql | A1; | ",
        "node-pg-migrate | 1_a.sql | A1;\\n-- Down Migration\\nB1; | 1_a.sql: is not as",
        "flyway | V1__a.sql | A1;\\n-- DOWN\\nA2; | ",
        "flyway | 1_a.sql | A1; | 1_a.sql: is not as flyway has it (V1__name.sql,",
        "sqlx | 1_a.sql | A1;\\n-- DOWN\\nA2; | ",
        "supabase | 1_a.sql | A1;\\n-- DOWN\\nA2; | ",
        "supabase | V1__a.sql | A1; | V1__a.sql: is not as supabase has it (1_name.sql)",
        "liquibase | 1_a.sql | A1; | 1_a.sql: has no first line --liquibase formatted sql",
        "prisma | 1_a/up.sql | A1; | There is no migration in",
      })
  void theFormMayBeSaid(String format, String path, String text, @Nullable String complaint)
      throws IOException {
    FormatFolder files = new FormatFolder(folder, format);
    files.write(path, text.replace("\\n", "\n"));
    if (complaint == null) {
      assertThat(files.read()).hasSize(1);
    } else if (complaint.startsWith("There")) {
      assertThatThrownBy(files::read).hasMessageStartingWith(complaint);
    } else {
      assertThat(files.problems()).singleElement().asString().startsWith(complaint);
    }
  }

  @Test
  void placesAreThoseOfTheFiles() throws IOException {
    write("1_a.up.sql", "A1;\nA2;");
    write("1_a.down.sql", "\n\n  B1;");
    Migration one = Migrations.read(new FolderSource(folder)).list().get(0);
    assertThat(one.up().location(one.up().statements().get(1).place(0)))
        .isEqualTo("1_a.up.sql:2:1");
    assertThat(one.down().location(one.down().statements().get(0).place(0)))
        .isEqualTo("1_a.down.sql:3:3");
  }

  @Test
  void notesAndCopiesBesideAPairAreNoSteps() throws IOException {
    write("1_a.up.sql", "A1");
    write("1_a.up.md", "Why.");
    write("1_a.down.txt", "Why.");
    write("1_a.up.orig", "A0");
    assertThat(read()).containsExactly("1 a: A1 | none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "U3__a.sql | B1 | U3__a.sql: undoes a version that no file has",
        "1_a.up.sql | A1;\\n"
            + "-- DOWN\\n"
            + "B1; | 1_a.up.sql:2:1: by its name, all of this file is the way up; \"-- DOWN\" says"
            + " otherwise",
        "V1__a.sql | A1;\\n-- +goose Down\\nB1; | V1__a.sql:2:1: by its name, all",
        "00002_a.go | package main | 00002_a.go: is a step in the language of a program",
        "2_a.up.pgsql | A1; | 2_a.up.pgsql: does not end in .sql, so it is not read",
        "2_a.up.go | package main | 2_a.up.go: does not end in .sql, so it is not read",
        "003_a.psql | A1; | 003_a.psql: does not end in .sql, so it is not read",
        "V2__A.java | class A {} | V2__A.java: is a step in the language of a program",
        "1700000000000_a.ts | export | 1700000000000_a.ts: is a step in the language of a program",
        "beforeMigrate.sql | A1 | beforeMigrate.sql: the name fits none",
      })
  void nothingIsPassedOver(String name, String text, String complaint) throws IOException {
    write("V9__last.sql", "A9");
    write(name, text.replace("\\n", "\n"));
    assertThat(Migrations.readable(new FolderSource(folder)).problems())
        .singleElement()
        .asString()
        .startsWith(complaint);
  }

  /** Notes, copies and scripts of one's own stop nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"1_README", "01-seed.sh", "20240101_dump.sql.gz", "001_data.edn"})
  void whatMayBeAStepIsTold(String name) throws IOException {
    write("V9__last.sql", "A9");
    write(name, "x");
    Migrations all = Migrations.read(new FolderSource(folder));
    assertThat(all.warnings())
        .containsExactly(
            "not read, for the name does not end in .sql: "
                + name
                + ". Where it is a migration, write it in SQL under such a name");
  }

  @Test
  void aFolderOfADirectoryThatIsNoMigrationIsTold() throws IOException {
    write("20240101000000_a/migration.sql", "A1");
    write("20240101000000_b/rollback.sql", "B1");
    assertThat(Migrations.readable(new FolderSource(folder)).problems())
        .singleElement()
        .asString()
        .startsWith("20240101000000_b/rollback.sql: is no part of a migration");
  }

  @Test
  void whatLiesBesideAMigrationIsTold() throws IOException {
    write("20240101000000_a/migration.sql", "A1");
    write("20240101000000_a/rollback.sql", "B1");
    assertThat(new FormatFolder(folder).notes())
        .containsExactly(
            "20240101000000_a/rollback.sql: is not run; the migration beside it is"
                + " 20240101000000_a/migration.sql");
  }

  @Test
  void aWayBackAloneHasAWayThereThatDoesNothing() throws IOException {
    write("1_a.down.sql", "B1");
    assertThat(read()).containsExactly("1 a:  | B1");
    assertThat(new FormatFolder(folder).notes())
        .singleElement()
        .asString()
        .contains("there is no 1_a.up.sql beside it");
  }

  @Test
  void aWayBackInCommentsIsNone() throws IOException {
    write("1_a.up.sql", "A1;\n--rollback B1;\n-- DOWN\n-- B1;\n");
    assertThat(read()).containsExactly("1 a: A1 | none");
  }

  @ParameterizedTest
  @CsvSource({"goose", "migrate"})
  void aStatementEndsWhereItsToolSaysSo(String tool) throws IOException {
    write(
        "1_a.sql",
        """
        -- +goose Up
        -- +goose StatementBegin
        A1 $$ ; $$
        -- +goose StatementEnd
        A2;
          -- +goose statementend
        -- +goose Down
        -- +goose StatementBegin
        B1
        -- +goose StatementEnd
        B2;
        """
            .replace("goose", tool));
    assertThat(read()).containsExactly("1 a: A1 $$ ; $$; A2 | B1; B2");
  }

  @Test
  void sectionsOfSqlMigrateMayBeginAgain() throws IOException {
    write(
        "1_a.sql",
        """
        -- +migrate Up
        A1
        -- +migrate Down
        B1;
        -- +migrate Up
        A2; A3;
        -- +migrate Up
        A4;
        -- +migrate Down
        B2;
        """);
    assertThat(read()).containsExactly("1 a: A1; A2; A3; A4 | B1; B2");
    Script up = Migrations.read(new FolderSource(folder)).list().get(0).up();
    assertThat(up.statements())
        .last()
        .satisfies(one -> assertThat(up.location(one.place(0))).isEqualTo("1_a.sql:8:1"));
  }

  /** What lies between is blank, character by character: one of two units is two blanks. */
  @Test
  void sectionsThatBeginAgainKeepTheirPlaces() throws IOException {
    String elephants = "\uD83D\uDC18".repeat(45);
    write(
        "1_a.sql",
        """
        -- +migrate Up
        A1;
        -- +migrate Down
        B1 '%s';
        -- +migrate Up
        A2 '%s';
        -- +migrate Down
        B2; B3;
        """
            .formatted(elephants, elephants));
    write(
        "2_b.sql", "-- +migrate Up\nA1;\n-- +migrate Down\nB1 '\uD83D\uDC18';\n-- +migrate Up\nA2");
    assertThat(read())
        .containsExactly(
            "1 a: A1; A2 '%s' | B1 '%s'; B2; B3".formatted(elephants, elephants),
            "2 b: A1; A2 | B1 '\uD83D\uDC18'");
  }

  @Test
  void sumsOfAtlasHoldForBareNumbersToo() throws IOException {
    write("20240101000000.sql", "A1;\n");
    assertThat(read()).containsExactly("20240101000000 : A1 | none");
    write("atlas.sum", "h1:x\n");
    assertThat(new FormatFolder(folder).problems())
        .hasSize(2)
        .allMatch(one -> one.contains("atlas.sum"));
  }

  @Test
  void aTestOfGoIsNoStep() throws IOException {
    write("1_a.sql", "A1");
    write("1_a_test.go", "package a");
    assertThat(read()).containsExactly("1 a: A1 | none");
  }

  private void write(String path, String text) throws IOException {
    new FormatFolder(folder).write(path, text);
  }

  private List<String> read() {
    return new FormatFolder(folder).read();
  }
}
