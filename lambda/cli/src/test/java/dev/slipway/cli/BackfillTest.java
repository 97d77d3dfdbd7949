package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests the actions backfill and backfills as people and programs use them. */
class BackfillTest {

  private static final String PROMOTE =
      """
      -- Table: cards
      -- Batch: 10
      -- Params: rarity, least int = 3
      UPDATE cards SET rarity = :rarity, touched = touched + 1
      WHERE id > :batch_from AND id <= :batch_to AND price >= :least;
      """;

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void cards() throws Exception {
    db.execute(
        "CREATE TABLE cards (id int PRIMARY KEY, price int, rarity text DEFAULT 'common', touched"
            + " int DEFAULT 0)",
        "INSERT INTO cards SELECT i, i FROM generate_series(1, 95) i");
    project = Project.of(folder, db.url()).file("backfills/promote.sql", PROMOTE);
  }

  @Test
  void withoutExecuteItShowsWhatItWouldDoAndTakesABatchBack() throws Exception {
    Result shown = project.done("backfill", "promote", "--param", "rarity=it's rare");
    assertThat(shown.maskedOut())
        .contains(
            "  rarity = it's rare\n  least = 3\n",
            "  95 rows of public.cards still to look at, by id: about 10 batches\n",
            "  plan of one batch:\n    Update on cards",
            "  one batch, taken back: 10 rows looked at, 8 changed, N ms\n",
            "  all in all about ",
            "Database DATABASE: nothing was changed; to do it: backfill promote --execute");
    assertThat(changed()).isEqualTo("0");
    Map<String, Object> json =
        project.done("backfill", "promote", "--param", "rarity=x", "--json").json();
    assertThat(json)
        .containsEntry("outcome", "DONE")
        .containsEntry("dryRun", true)
        .containsEntry("rowsLeft", 95)
        .containsEntry("batches", 10)
        .containsEntry("key", List.of("id"))
        .containsEntry("params", Map.of("rarity", "x", "least", "3"));
    assertThat(state()).isEqualTo("never run");
  }

  /** Values are bound: what looks like SQL in one is a text. */
  @Test
  void executedItIsDoneOnceAndSaysSoAfterwards() throws Exception {
    String evil = "'; DROP TABLE cards; --";
    Result done = run("--param", "rarity=" + evil, "--param", "least=0");
    assertThat(done.out()).contains("95 rows looked at, 95 changed", "Done. The backfill promote");
    assertThat(
            db.queryString(
                "SELECT count(*) FROM cards WHERE touched = 1 AND rarity = '"
                    + evil.replace("'", "''")
                    + "'"))
        .isEqualTo("95");
    Result again = run("--param", "rarity=" + evil, "--param", "least=0");
    assertThat(again.out()).startsWith("Nothing to do. The backfill promote is done in ");
    assertThat(state()).isEqualTo("done");
    run("--param", "rarity=x", "--restart");
    assertThat(db.queryString("SELECT count(*) FROM cards WHERE touched = 2")).isEqualTo("93");
    assertThat(project.done("history").out()).contains("backfill");
  }

  @Test
  void itPausesAndGoesOnWhereItStopped() throws Exception {
    Result paused = paused("--max-rows", "30", "--batch-size", "10");
    assertThat(paused.out()).contains("30 rows looked at", "Paused (", "has 65 rows left");
    Map<String, Object> json =
        project
            .run(
                "backfill",
                "promote",
                "--param",
                "rarity=x",
                "--max-rows",
                "10",
                "--execute",
                "--json")
            .json();
    assertThat(json)
        .containsEntry("outcome", "PAUSED")
        .containsEntry("held", false)
        .containsEntry("limitReached", true)
        .containsEntry("rowsLeft", 55)
        .containsEntry("rowsSeen", 10);
    assertThat(json.get("inAll")).asString().contains("rowsSeen=40");
    assertThat(state()).isEqualTo("paused");
    assertThat(run("--param", "rarity=x").out()).contains("in all runs: 95 rows looked at");
    assertThat(db.queryString("SELECT max(touched) FROM cards")).isEqualTo("1");
    assertThat(changed()).isEqualTo("93");
  }

  /** Far enough away that it is not reached. */
  @Test
  void theTimeOfDayAtWhichItEndsIsToldWithItsZone() throws Exception {
    String time = ZonedDateTime.now(ZoneOffset.UTC).plusHours(12).format(HOUR);
    Result result = run("--param", "rarity=x", "--until", time + " UTC");
    assertThat(result.err()).containsPattern("until \\d{4}-\\d\\d-\\d\\d " + time + " UTC");
    assertThat(changed()).isEqualTo("93");
  }

  @Test
  void somebodyHoldsItUntilItIsResumedOrGivesItUp() throws Exception {
    paused("--max-rows", "10");
    assertThat(project.done("backfill", "promote", "--pause").out()).contains("rests until");
    assertThat(state()).isEqualTo("held");
    Result held = paused();
    assertThat(held.out()).contains("go on with --resume; it is held by ");
    project.done("backfill", "promote", "--cancel");
    assertThat(state()).isEqualTo("cancelled");
    Result refused = project.run("backfill", "promote", "--param", "rarity=x", "--execute");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("cancelled by ", "--resume", "--restart");
    assertThat(project.done("backfill", "promote", "--param", "rarity=x", "--resume").out())
        .contains("Done.");
    assertThat(changed()).isEqualTo("93");
  }

  @Test
  void partsAreRunByThemselves() throws Exception {
    String[] name = {"backfill", "promote", "--param", "rarity=x", "--execute", "--parts", "2"};
    assertThat(project.done(name).out())
        .contains("part 1: paused, 48 rows left", "part 2: paused, 47 rows left", "is cut into");
    for (String part : List.of("2", "1")) {
      project.done(
          "backfill",
          "promote",
          "--param",
          "rarity=x",
          "--execute",
          "--parts",
          "2",
          "--part",
          part);
    }
    assertThat(state()).isEqualTo("done");
    assertThat(changed()).isEqualTo("93");
  }

  @Test
  void aBatchThatFailsTellsWhatIsDone() throws Exception {
    db.execute("ALTER TABLE cards ADD CHECK (id < 50 OR rarity <> 'bad')");
    Result failed =
        project.run(
            "backfill", "promote", "--param", "rarity=bad", "--execute", "--batch-size", "20");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("from id 41 to id 60", "23514", "40 rows looked at");
    assertThat(state()).isEqualTo("failed");
    assertThat(run("--param", "rarity=x", "--restart").out()).contains("95 rows looked at");
  }

  @Test
  void everyParameterThatIsMissingOrUnknownIsNamed() {
    Result refused = project.run("backfill", "promote", "--param", "rare=x", "--execute");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains(
            "rarity: is missing; give it with --param rarity=VALUE",
            "rare: is not a parameter; known are rarity, least",
            "Nothing was done.");
    assertThat(project.run("backfill", "demote").err())
        .contains("There is no backfill demote; there is promote. Nothing was done.");
    project.file("backfills/dev.sql", "-- slipway: environments=staging\n" + PROMOTE);
    assertThat(project.run("backfill", "dev", "--param", "rarity=x").err())
        .contains("The backfill dev runs in staging only, and this is dev.");
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() {
    Result refused =
        project.run(
            "backfill", "promote", "--pause", "--execute", "--part", "3", "--until", "25:00");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains(
            "--execute: does not go with --pause",
            "--until: does not go with --pause",
            "--part: says nothing without --parts");
    assertThat(project.run("backfill", "promote", "--until", "25:00").err())
        .contains(
            "--until: \"25:00\" is not a time of day; write it like 06:00, or 06:00 Europe/Berlin");
  }

  @Test
  void backfillsListsWhatIsThereAndWhatWas() throws Exception {
    assertThat(project.done("backfills").out()).isEqualTo("promote  never run\n");
    project.file("backfills/bad.sql", "UPDATE cards SET x = 1");
    paused("--max-rows", "10");
    project.file("backfills/promote.sql", PROMOTE.replace("= touched + 1", "= touched + 2"));
    assertThat(project.done("backfills").out())
        .contains(
            "bad",
            "unreadable",
            "backfills/bad.sql: does not say whose rows it goes through",
            "promote  paused      85 rows left",
            "its file has changed since it was begun");
    project.delete("backfills/promote.sql");
    assertThat(project.done("backfills").out()).contains("its file is gone");
  }

  private Result run(String... more) {
    return execute(0, more);
  }

  private Result paused(String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "--param";
    all[1] = "rarity=x";
    System.arraycopy(more, 0, all, 2, more.length);
    return execute(4, all);
  }

  private Result execute(int exitCode, String... more) {
    String[] all = new String[more.length + 3];
    all[0] = "backfill";
    all[1] = "promote";
    all[2] = "--execute";
    System.arraycopy(more, 0, all, 3, more.length);
    Result result = project.run(all);
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(exitCode);
    return result;
  }

  private String changed() throws Exception {
    return db.queryString("SELECT count(*) FROM cards WHERE touched > 0");
  }

  private String state() {
    Map<?, ?> first =
        (Map<?, ?>) ((List<?>) project.done("backfills", "--json").json().get("backfills")).get(0);
    return String.valueOf(first.get("state")).replace('_', ' ');
  }
}
