package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.process.ChildProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests {@code bulk}. */
class BulkTest {

  private static final String[] RARE = {
    "bulk", "--table", "cards", "--set", "rarity = 'rare'", "--where", "rarity = 'common'"
  };

  private static final String RARITIES =
      "SELECT string_agg(rarity || ' ' || n, ', ' ORDER BY rarity) FROM"
          + " (SELECT rarity, count(*) AS n FROM cards GROUP BY 1) r";

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;
  @TempDir Path other;

  private Project project;

  @BeforeEach
  void cards() throws Exception {
    project = Project.of(folder, db.url()).file("001_nothing.sql", "-- UP\n-- nothing\n");
    project.done("up");
    db.execute(
        "CREATE TABLE cards (id int PRIMARY KEY, rarity text, seen int DEFAULT 0)",
        "INSERT INTO cards SELECT i, CASE i % 4 WHEN 0 THEN 'rare' WHEN 1 THEN 'it''s \\ odd'"
            + " ELSE 'common' END FROM generate_series(1, 100) i");
  }

  private static String[] with(String[] words, String... more) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void isTriedFirstAndChangesNothing() throws Exception {
    assertThat(project.done(with(RARE, "--batch-size", "40")).maskedOut())
        .contains(
            """
              UPDATE "public"."cards" SET rarity = 'rare' WHERE rarity = 'common'
              100 rows to go through, in about 3 batches, in about N ms
              one batch, which was taken back: 40 rows looked at, 20 changed, N ms
            """,
            "Update on ",
            "Database DATABASE: Nothing was changed; to do it: bulk ... --execute\n");
    assertThat(db.queryString(RARITIES)).isEqualTo("common 50, it's \\ odd 25, rare 25");
    Map<String, Object> json = project.done(with(RARE, "--json")).json();
    assertThat(String.join(" ", json.keySet()))
        .isEqualTo(
            "action outcome dryRun database environment name table statement rowsLeft batches plan"
                + " sample estimateMs durationMs");
  }

  @Test
  void changesInBatchesAndIsWrittenDown() throws Exception {
    Result done = project.done(with(RARE, "--execute", "--batch-size", "30"));
    assertThat(done.maskedOut())
        .contains(
            "  100 rows looked at, 50 changed, 4 batches, 0 retries\n",
            "Database DATABASE: all rows are done. Run RUN\n");
    assertThat(db.queryString(RARITIES)).isEqualTo("it's \\ odd 25, rare 75");
    assertThat(db.queryString("SELECT message FROM schema_migration_runs WHERE action = 'bulk'"))
        .contains("(set=rarity = 'rare', where=rarity = 'common'): 100 rows looked at, 50 changed");
    db.execute("UPDATE cards SET rarity = 'common' WHERE id = 7");
    assertThat(project.done(with(RARE, "--execute")).out())
        .contains("this was done before, and nothing was changed now", "--restart.");
    Map<String, Object> again = project.done(with(RARE, "--execute", "--restart", "--json")).json();
    assertThat(again).containsEntry("outcome", "DONE").containsEntry("rowsChanged", 1);
  }

  @Test
  void theSameWordsGoOnWhereItStopped() throws Exception {
    String[] count = {
      "bulk",
      "--table",
      "cards",
      "--set",
      "seen = seen + 1",
      "--execute",
      "--batch-size",
      "10",
      "--max-rows",
      "40",
      "--json"
    };
    Result first = project.run(count);
    assertThat(first.exitCode()).isEqualTo(ExitCode.PAUSED);
    assertThat(first.json())
        .containsEntry("outcome", "PAUSED")
        .containsEntry("rowsLeft", 60)
        .containsEntry("held", false);
    assertThat(project.done("bulk", "--table", "cards", "--set", "seen  =  seen + 1").out())
        .contains("60 rows to go through behind those of the run before");
    assertThat(project.run(count).json()).containsEntry("rowsLeft", 20);
    assertThat(project.done(count).json()).containsEntry("outcome", "DONE");
    assertThat(db.queryString("SELECT min(seen) || ' ' || max(seen) FROM cards")).isEqualTo("1 1");
  }

  @Test
  void restsWhileSomebodyWantsThat() throws Exception {
    String[] some = with(RARE, "--execute", "--batch-size", "10", "--max-rows", "10", "--json");
    assertThat(project.run(some).json()).containsEntry("limitReached", true);
    assertThat(project.run(with(RARE, "--pause", "--json")).json())
        .containsEntry("outcome", "PAUSED")
        .containsEntry("held", true)
        .containsEntry("limitReached", false);
    assertThat(project.run(some).json()).containsEntry("held", true).containsEntry("rowsLeft", 90);
    assertThat(project.run(with(some, "--resume")).json()).containsEntry("rowsLeft", 80);
    assertThat(project.run(with(RARE, "--cancel", "--json")).json())
        .containsEntry("outcome", "CANCELLED");
    assertThat(project.run(some).err()).contains("It was cancelled by ");
    assertThat(project.run(with(some, "--restart")).json()).containsEntry("rowsLeft", 90);
    assertThat(project.run(with(RARE, "--pause", "--execute")).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void oldValuesAreKeptInATable() throws Exception {
    String[] kept = with(RARE, "--execute", "--keep-old", "old_cards", "--batch-size", "30");
    Result done = project.done(kept);
    assertThat(db.queryString("SELECT count(*) || ' ' || min(rarity) FROM old_cards"))
        .isEqualTo("50 common");
    String undo = done.out().replaceAll("(?s).*old values back: (.*?)\n.*", "$1");
    db.execute(undo);
    assertThat(db.queryString(RARITIES)).isEqualTo("common 50, it's \\ odd 25, rare 25");
    Result refused = project.run(with(kept, "--restart"));
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("public.old_cards: it holds those of the last time");
    assertThat(project.run(with(RARE, "--execute", "--restart", "--keep-old", "cards")).err())
        .contains("public.cards: there is such a table already");
    assertThat(db.queryString(RARITIES)).isEqualTo("common 50, it's \\ odd 25, rare 25");
  }

  @Test
  void oldValuesAreKeptInAFileThatPutsThemBack() throws Exception {
    db.execute(
        "CREATE TABLE \"Odd\" (a int, \"B\" timestamptz, v numeric[], \"w W\" text,"
            + " PRIMARY KEY (\"B\", a))",
        "INSERT INTO \"Odd\" SELECT i, '2026-01-01'::timestamptz + i * '1 day'::interval, ARRAY[i,"
            + " NULL], NULLIF('it''s \\ ' || i, 'it''s \\ 3') FROM generate_series(1, 20) i");
    String all = "SELECT md5(string_agg(o::text, ';' ORDER BY a)) FROM \"Odd\" o";
    String before = db.queryString(all);
    Path file = other.resolve("back.sql");
    String[] words = {
      "bulk",
      "--table",
      "Odd",
      "--set",
      "v = v || 1.5, \"w W\" = NULL -- both",
      "--where",
      "a > 1 -- not the first",
      "--execute",
      "--keep-old",
      file.toString(),
      "--batch-size",
      "4",
      "--max-rows",
      "8"
    };
    assertThat(project.run(words).exitCode()).isEqualTo(ExitCode.PAUSED);
    assertThat(Files.readString(file)).contains("-- Old values, kept by slipway bulk public.Odd ");
    assertThat(project.run(words).exitCode()).isEqualTo(ExitCode.PAUSED);
    assertThat(project.done(words).out()).contains("put the old values back: psql");
    assertThat(db.queryString("SELECT count(*) FROM \"Odd\" WHERE \"w W\" IS NULL"))
        .isEqualTo("19");
    assertThat(db.queryString("SELECT count(*) FROM pg_class WHERE relname ~ 'slipway_old'"))
        .isEqualTo("0");
    db.execute(Files.readString(file));
    assertThat(db.queryString(all)).isEqualTo(before);
    Files.writeString(file, "mine");
    assertThat(project.run(with(words, "--restart")).err())
        .contains("there is such a file already");
  }

  /** As a run leaves it that was killed between its last batch and its file. */
  @Test
  void whatIsNotInTheFileYetIsWrittenByTheNextRun() throws Exception {
    Path file = other.resolve("back.sql");
    String[] words = with(RARE, "--keep-old", file.toString(), "--execute", "--json");
    project.run(with(words, "--max-rows", "40", "--batch-size", "40"));
    String table =
        db.queryString(
            "SELECT relname FROM pg_class WHERE relname ~ '^slipway_old_' AND relkind = 'r'");
    db.execute(
        "INSERT INTO " + table + " VALUES (98, 'common')",
        "UPDATE cards SET rarity = 'rare' WHERE id = 98",
        "UPDATE schema_migration_backfills SET state = 'done'");
    assertThat(project.done(words).json()).containsEntry("outcome", "NOTHING_TO_DO");
    assertThat(db.queryString("SELECT to_regclass('" + table + "')")).isNull();
    db.execute(Files.readString(file));
    assertThat(db.queryString(RARITIES)).isEqualTo("common 50, it's \\ odd 25, rare 25");
  }

  /** What is kept commits with what it is of. */
  @Test
  void aFailureKeepsWhatWasDoneAndCanBePutBack() throws Exception {
    db.execute("ALTER TABLE cards ADD CHECK (id < 70 OR rarity <> 'rare' OR id % 4 = 0)");
    Path file = other.resolve("back.sql");
    String[] words =
        with(RARE, "--execute", "--keep-old", file.toString(), "--batch-size", "20", "--json");
    Result failed = project.run(words);
    assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(failed.json())
        .containsEntry("outcome", "FAILED")
        .containsEntry("rowsChanged", 30)
        .containsEntry("state", "partial");
    assertThat(db.queryString(RARITIES)).isEqualTo("common 20, it's \\ odd 25, rare 55");
    db.execute(Files.readString(file));
    assertThat(db.queryString(RARITIES)).isEqualTo("common 50, it's \\ odd 25, rare 25");
  }

  @Test
  void deletesInBatchesAndPutsBack() throws Exception {
    db.execute(
        "ALTER TABLE cards ADD twice int GENERATED ALWAYS AS (seen * 2) STORED",
        "ALTER TABLE cards ADD no bigint GENERATED ALWAYS AS IDENTITY");
    String all = "SELECT md5(string_agg(c::text, ';' ORDER BY id)) FROM cards c";
    String before = db.queryString(all);
    Path file = other.resolve("gone.sql");
    for (String to : List.of("gone", file.toString())) {
      String[] words = {
        "bulk",
        "--table",
        "cards",
        "--delete",
        "--where",
        "rarity = 'common'",
        "--keep-old",
        to,
        "--batch-size",
        "30",
        "--restart"
      };
      assertThat(project.done(words).maskedOut())
          .contains(
              "  DELETE FROM \"public\".\"cards\" WHERE rarity = 'common'\n",
              "30 rows looked at, 15");
      Result done = project.done(with(words, "--execute"));
      assertThat(done.out()).contains("100 rows looked at, 50 changed, 4 batches");
      assertThat(db.queryString(RARITIES)).isEqualTo("it's \\ odd 25, rare 25");
      String undo = done.out().replaceAll("(?s).*old values back: (.*?)\n.*", "$1");
      db.execute(to.equals("gone") ? undo : Files.readString(file));
      assertThat(db.queryString(all)).isEqualTo(before);
    }
    assertThat(db.queryString("SELECT message FROM schema_migration_runs WHERE action = 'bulk'"))
        .contains("(delete=true, where=rarity = 'common', keep-old=gone): 100 rows looked at");
  }

  @Test
  void whatIsDeletedMustBeSaid() throws Exception {
    assertThat(project.run("bulk", "--table", "cards", "--delete", "--execute").err())
        .contains("--where: is missing: which rows are deleted; for all of them, true");
    assertThat(project.run(with(RARE, "--delete")).err())
        .contains("--set: does not go with --delete");
    project.done("bulk", "--table", "cards", "--delete", "--where", "true", "--execute");
    assertThat(db.queryString("SELECT count(*) FROM cards")).isEqualTo("0");
  }

  /** A process that is killed has lost nothing, and the next changes no row twice. */
  @Test
  void aKilledRunIsGoneOnWith() throws Exception {
    String[] words = {
      "bulk",
      "--table",
      "cards",
      "--set",
      "seen = seen + 1",
      "--keep-old",
      "before",
      "--execute",
      "--batch-size",
      "2"
    };
    Map<String, String> environment =
        Map.of("DATABASE_URL", db.url(), "MIGRATIONS", folder.toString());
    String[] slowly = with(words, "--sleep", "20ms");
    try (ChildProcess child =
        ChildProcess.startMain(Main.class.getName(), folder, environment, slowly)) {
      while (child.isAlive() && batches() == 0) {
        Thread.onSpinWait();
      }
      child.killForcibly();
      child.waitFor(Duration.ofMinutes(1));
    }
    assertThat(db.queryString("SELECT count(*) FROM cards WHERE seen = 0")).isNotEqualTo("0");
    project.done(words);
    assertThat(db.queryString("SELECT min(seen) || ' ' || max(seen) FROM cards")).isEqualTo("1 1");
    assertThat(db.queryString("SELECT count(*) || ' ' || max(seen) FROM before"))
        .isEqualTo("100 0");
  }

  private int batches() throws Exception {
    boolean begun = db.queryString("SELECT to_regclass('schema_migration_backfills')") != null;
    String most = "SELECT COALESCE(max(batches), 0) FROM schema_migration_backfills";
    return begun ? Integer.parseInt(db.queryString(most)) : 0;
  }

  /** Nothing of it is a file's. */
  @Test
  void itsFailuresSpeakOfWords() throws Exception {
    db.execute("ALTER TABLE cards ADD CHECK (seen < 1 OR id < 50)");
    Result failed =
        project.run(
            "bulk", "--table", "cards", "--set", "seen = 1", "--execute", "--batch-size", "9");
    assertThat(failed.err())
        .contains("(23514)", "run the bulk public.cards ")
        .doesNotContain("file");
    db.execute("CREATE TABLE loose (a int NOT NULL, b int)");
    assertThat(project.run("bulk", "--table", "loose", "--set", "b = 1", "--key", "a").err())
        .contains("or name another key with --key, once a column.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seen = 1; DROP TABLE cards | true | --set: must be assignments of SQL, and it holds a"
            + " semi",
        "seen = 1 WHERE true -- | false | it goes on with WHERE behind the values",
        "seen | true | seen is not an assignment; write column = value",
        "seen = 1 | true) OR (true | --where: must be one condition of SQL, and it has a closing",
        "seen = 1 | SELECT true | it is a query (SELECT)",
        "seen = :x | true | :x",
        "sean = 1 | true | Table public.cards has no column sean to set. Nothing was done.",
        "id = id + 1 | true | Column id is of the key of public.cards",
      })
  void whatIsNoChangeIsRefused(String set, String where, String why) throws Exception {
    Result refused =
        project.run("bulk", "--table", "cards", "--set", set, "--where", where, "--execute");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains(why);
    assertThat(db.queryString("SELECT sum(seen) FROM cards")).isEqualTo("0");
  }

  @Test
  void tablesThatDoNotFitAreRefused() throws Exception {
    db.execute("CREATE TABLE loose (a int NOT NULL, b int)", "CREATE VIEW v AS TABLE cards");
    assertThat(project.run("bulk", "--table", "loose", "--set", "b = 1").err())
        .contains("Table public.loose has no primary key", "--key");
    assertThat(project.run("bulk", "--table", "loose", "--set", "b = 1", "--key", "a").err())
        .contains("UNIQUE");
    assertThat(project.run("bulk", "--table", "nowhere", "--set", "b = 1").err())
        .contains("There is no table public.nowhere. Nothing was done.");
    assertThat(project.run("bulk", "--table", "v", "--set", "seen = 1", "--key", "id").exitCode())
        .isEqualTo(ExitCode.USAGE);
    assertThat(project.run("bulk", "--set", "b = 1").err()).contains("--table: is missing");
  }

  @Test
  void aProtectedEnvironmentAsksForMore(@TempDir Path store) throws Exception {
    project = project.with("ENVIRONMENT", "prod").with("BACKUP_STORE", "file:" + store);
    String[] renamed = with(RARE, "--execute", "--environment-changed");
    Result refused = project.run(renamed);
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("to bulk here, add --confirm " + db.name());
    assertThat(db.queryString(RARITIES)).isEqualTo("common 50, it's \\ odd 25, rare 25");
    String[] agreed =
        with(renamed, "--confirm", db.name(), "--max-rows", "10", "--batch-size", "5");
    assertThat(project.run(agreed).out()).contains("  backup: file:");
    assertThat(project.run(agreed).out()).doesNotContain("  backup: ");
    assertThat(db.queryString("SELECT count(*) FROM schema_migration_runs WHERE action = 'backup'"))
        .isEqualTo("1");
  }
}
