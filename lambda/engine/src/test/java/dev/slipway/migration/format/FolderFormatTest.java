package dev.slipway.migration.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.migration.FolderSource;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Migrations;
import dev.slipway.migration.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    write("V2.0__next.sql.conf", "executeInTransaction = false\n");
    write("R__views.sql", "A6");
    assertThat(read())
        .containsExactly(
            "1 init: A1 | B1",
            "1.2 two of them: A4 | none",
            "1.10 ten: A2; A3 | none",
            "2.0 next: A5 | none, no transaction",
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
        "1_a.down.sql | B1 | 1_a.down.sql: has no 1_a.up.sql beside it",
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
    write("20240101000000_a/rollback.sql", "B1");
    assertThat(Migrations.readable(new FolderSource(folder)).problems())
        .singleElement()
        .asString()
        .startsWith("20240101000000_a/rollback.sql: is no part of a migration");
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> read() {
    return Migrations.read(new FolderSource(folder)).list().stream()
        .map(FolderFormatTest::line)
        .toList();
  }

  private static String line(Migration migration) {
    return migration.version()
        + " "
        + migration.description()
        + ": "
        + sql(migration.up())
        + " | "
        + (migration.down() == null ? "none" : sql(migration.down()))
        + (migration.verify().isEmpty() ? "" : ", verified")
        + (migration.options().withoutTransaction() ? ", no transaction" : "");
  }

  private static String sql(Script script) {
    return String.join("; ", script.statements().stream().map(s -> s.sql()).toList());
  }
}
