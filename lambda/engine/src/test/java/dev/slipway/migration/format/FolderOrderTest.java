package dev.slipway.migration.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the order in which other tools run their folders: by names, plans and journals. */
class FolderOrderTest {

  @TempDir Path folder;

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
        +a/orders [users] 2024-01-03T03:04:05Z Mira <mira@example.com>
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

  private void write(String path, String text) throws IOException {
    new FormatFolder(folder).write(path, text);
  }

  private List<String> read() {
    return new FormatFolder(folder).read();
  }
}
