package dev.slipway.migration.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.migration.FolderSource;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void versionsOfFlywayAreOrderedPartByPart() throws IOException {
    write("V1__init.sql", "A1");
    write("U1__init.sql", "B1");
    write("deeper/V1_10__ten.sql", "A2;\nA3;");
    write("V1.2__two_of_them.sql", "A4");
    write("V2.0__next.sql", "A5");
    write("V3.sql", "A7");
    write("V2.0__next.sql.conf", "executeInTransaction = false\n");
    write("R__views.sql", "A6");
    assertThat(read())
        .containsExactly(
            "1 init: A1 | B1",
            "1.2 two of them: A4 | none",
            "1.10 ten: A2; A3 | none",
            "2.0 next: A5 | none, no transaction",
            "3 : A7 | none",
            "R__views views: A6 | none");
  }

  @Test
  void foldersOfDieselAndPrismaAreMigrations() throws IOException {
    write("2024-01-02-030405_init/up.sql", "A1");
    write("2024-01-02-030405_init/down.sql", "B1");
    write("2024-01-03-030405_index/up.sql", "A2");
    write("2024-01-03-030405_index/metadata.toml", "run_in_transaction = false");
    write("20250101000000_of_prisma/migration.sql", "A3");
    assertThat(read())
        .containsExactly(
            "20240102030405 init: A1 | B1",
            "20240103030405 index: A2 | none, no transaction",
            "20250101000000 of prisma: A3 | none");
  }

  @Test
  void aPlanOfSqitchGivesTheOrder() throws IOException {
    write(
        "sqitch.plan",
        """
        %syntax-version=1.0.0
        %project=shop

        users 2024-01-02T03:04:05Z Mira <mira@example.com> # makes them
        @v1 2024-01-02T03:05:00Z Mira <mira@example.com> # a tag
        a/orders [users] 2024-01-03T03:04:05Z Mira <mira@example.com>
        """);
    write("deploy/users.sql", "BEGIN; A1; COMMIT;");
    write("revert/users.sql", "B1");
    write("verify/users.sql", "BEGIN; SELECT 1; ROLLBACK;");
    write("deploy/a/orders.sql", "A2");
    assertThat(read())
        .containsExactly(
            "20240102_030405 users: BEGIN; A1; COMMIT | B1, verified",
            "20240103_030405 a/orders: A2 | none");
  }

  @Test
  void aReworkedChangeOfSqitchRunsAsItWasBefore() throws IOException {
    write(
        "sqitch.plan",
        """
        x 2024-01-01T00:00:00Z Mira <mira@example.com> # first
        y 2024-01-02T00:00:00Z Mira <mira@example.com> # other
        @v1 2024-01-03T00:00:00Z Mira <mira@example.com> # a tag
        @v2 2024-01-04T00:00:00Z Mira <mira@example.com> # another
        x [x@v2] 2024-01-05T00:00:00Z Mira <mira@example.com> # reworked
        @v3 2024-01-06T00:00:00Z Mira <mira@example.com> # a tag
        """);
    write("deploy/y.sql", "A2");
    write("deploy/x.sql", "A3");
    write("revert/x.sql", "A1");
    write("verify/x.sql", "SELECT 3");
    assertThat(new FormatFolder(folder).problems())
        .containsExactly("sqitch.plan: names the change x, and there is no deploy/x@v1.sql");
    write("deploy/x@v1.sql", "A1");
    write("revert/x@v1.sql", "B1");
    assertThat(read())
        .containsExactly(
            "20240101_000000 x: A1 | B1",
            "20240102_000000 y: A2 | none",
            "20240105_000000 x: A3 | A1, verified");
  }

  @Test
  void aJournalOfDrizzleGivesTheOrder() throws IOException {
    write(
        "meta/_journal.json",
        """
        {"version": "7", "entries": [
          {"idx": 1, "when": 1700000001000, "tag": "0001_b", "breakpoints": true},
          {"idx": 0, "when": 1700000000000, "tag": "0000_a", "breakpoints": true}]}
        """);
    write("0000_a.sql", "A1;--> statement-breakpoint\nA2\n--> statement-breakpoint\nA3");
    write("0001_b.sql", "A4;");
    assertThat(read()).containsExactly("0000 a: A1; A2; A3 | none", "0001 b: A4 | none");
    write("0002_c.sql", "A5;");
    assertThat(new FormatFolder(folder).problems())
        .containsExactly("0002_c.sql: is not in meta/_journal.json, so Drizzle would not run it");
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
    assertThat(notes())
        .containsExactly(
            "20240101000000_a/rollback.sql: is not run; the migration beside it is"
                + " 20240101000000_a/migration.sql");
  }

  @Test
  void foldersOfPrismaRunInTheOrderOfTheirNames() throws IOException {
    for (String name : List.of("0_i", "20240101_c", "20240101000000_a", "20240101000000_b")) {
      write(name + "/migration.sql", "A1");
    }
    write("20231201000000_d/migration.sql", "A1");
    assertThat(read())
        .containsExactly(
            "0 i: A1 | none",
            "20231201000000 d: A1 | none",
            "20240101000000 a: A1 | none",
            "20240101000000.1 b: A1 | none",
            "20240101000000.2 c: A1 | none");
  }

  @Test
  void versionsOfDieselAreTextOfAnyLength() throws IOException {
    write("00000000000000_diesel_initial_setup/up.sql", "A1");
    write("000000000000000_guard/up.sql", "A2");
    write("2024-01-02-030405-0000_x/up.sql", "A3");
    write("2025-01-02-030405_y/up.sql", "A4");
    assertThat(read())
        .containsExactly(
            "00000000000000 diesel initial setup: A1 | none",
            "00000000000000.1 guard: A2 | none",
            "20240102030405.0000 x: A3 | none",
            "20250102030405 y: A4 | none");
  }

  @Test
  void changesOfSqitchMayBePlannedEarlierThanTheOnesBefore() throws IOException {
    write(
        "sqitch.plan",
        """
        x 2024-01-02T00:00:00Z Mira <mira@example.com> # first
        y [x !z] 2024-01-02T00:00:00Z Mira <mira@example.com> # in the same second
        z 2024-01-01T00:00:00Z Mira <mira@example.com> # merged
        w 2024-01-03T00:00:00Z Mira <mira@example.com> # last
        """);
    for (String name : List.of("w", "x", "y", "z")) {
      write("deploy/" + name + ".sql", "A1");
    }
    assertThat(read())
        .containsExactly(
            "20240102_000000 x: A1 | none",
            "20240102000000.1 y: A1 | none",
            "20240102000000.2 z: A1 | none",
            "20240103_000000 w: A1 | none");
  }

  @Test
  void foldersOfDrizzleAreCutToo() throws IOException {
    write("20250101000000_good_hulk/migration.sql", "A1\n--> statement-breakpoint\nA2");
    write("20250101000000_good_hulk/snapshot.json", "{}");
    assertThat(read()).containsExactly("20250101000000 good hulk: A1; A2 | none");
  }

  @Test
  void aWayBackAloneHasAWayThereThatDoesNothing() throws IOException {
    write("1_a.down.sql", "B1");
    assertThat(read()).containsExactly("1 a:  | B1");
    assertThat(notes()).singleElement().asString().contains("there is no 1_a.up.sql beside it");
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
  void aBareNumberIsOfAtlasWhereItsSumsAre() throws IOException {
    write("20240101000000.sql", "A1;\n");
    assertThat(new FormatFolder(folder).problems()).singleElement().asString().contains("the name");
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

  private List<String> notes() {
    return Migrations.readable(new FolderSource(folder)).list().stream()
        .flatMap(one -> one.notes().stream())
        .toList();
  }

  private void write(String path, String text) throws IOException {
    new FormatFolder(folder).write(path, text);
  }

  private List<String> read() {
    return new FormatFolder(folder).read();
  }
}
