package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests {@code drift}, and what runs say of it. */
class DriftTest extends CliTestBase {

  private static final String NONE = "Database DATABASE: the schema is as the last run left it.\n";

  private static final String SEEN =
      """
      table public.words was changed:
        - column word text not null
        + column word text
        + CREATE INDEX by_hand ON public.words USING btree (word)
      """;

  private static final String TAKEN_OVER =
      "  warning: what other hands have changed is taken over: from now on, it is no drift\n";

  @Test
  void whatARunLeavesIsNoDrift() {
    done("up");
    assertThat(done("drift").maskedOut()).isEqualTo(NONE);
    done("down", "002");
    assertThat(done("drift").maskedOut()).isEqualTo(NONE);
    done("up");
    assertThat(done("drift").maskedOut()).isEqualTo(NONE);
  }

  @Test
  void showsWhatOtherHandsHaveChanged() throws Exception {
    done("up");
    changeByHand();
    db.execute("CREATE TABLE extra (i int)", "DROP VIEW word_counts");
    Result found = project.run("drift");
    assertThat(found.exitCode()).isEqualTo(ExitCode.FOUND);
    assertThat(found.maskedOut())
        .isEqualTo(
            """
            table public.extra was added
            %s  as it was: since TIME, run RUN
            view public.word_counts was removed
              as it was: since TIME, run RUN
            Database DATABASE: 3 objects are not as the last run left it. Undo that, or make it a \
            migration so that every database gets it. The next run that changes the schema takes \
            it as it is; to do so now: drift --accept
            """
                .formatted(SEEN));
  }

  @Test
  void reportsAsJson() throws Exception {
    done("up");
    changeByHand();
    Result found = project.run("drift", "--json");
    assertThat(found.exitCode()).isEqualTo(ExitCode.FOUND);
    assertThat(found.json().keySet())
        .containsExactly("action", "outcome", "database", "environment", "changes", "runId");
    assertThat(found.json()).containsEntry("outcome", "DRIFT").containsEntry("runId", null);
    Map<String, Object> change = first(found.json().get("changes"));
    assertThat(change)
        .containsEntry("kind", "table")
        .containsEntry("name", "public.words")
        .containsEntry("change", "CHANGED")
        .containsEntry("removed", List.of("column word text not null"))
        .containsEntry("leftBy", db.queryString("SELECT run_id FROM schema_migration_runs"));
    assertThat(change.get("leftAt")).asString().endsWith("Z");
  }

  @Test
  void aRunTellsOfDriftAndTakesTheSchemaAsItIs() throws Exception {
    done("up", "002");
    changeByHand();
    Result up = done("up");
    assertThat(up.out())
        .contains(
            "warning: drift: other hands have changed the schema since the last run:\n" + SEEN,
            TAKEN_OVER);
    assertThat(done("history", "--limit", "1").out()).contains("by_hand");
    assertThat(done("drift").maskedOut()).isEqualTo(NONE);
  }

  @Test
  void aProtectedEnvironmentIsNotTakenOverInSilence() throws Exception {
    project = project.with("ENVIRONMENT", "production");
    done("up", "001", "--no-backup");
    changeByHand();
    for (String[] run : List.of(new String[] {"up"}, new String[] {"down", "--steps", "1"})) {
      List<String> before = db.catalogue();
      Result refused = project.run(run);
      assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(refused.err())
          .contains(
              "  drift: other hands have changed the schema since the last run (table public.words;"
                  + " drift shows how), and this run would take that over. Undo it, make it a"
                  + " migration, or add --accept-drift (\"acceptDrift\":true)",
              "backup: ",
              "The database was not changed.");
      assertThat(db.catalogue()).isEqualTo(before);
    }
    assertThat(project.run("drift").exitCode()).isEqualTo(ExitCode.FOUND);
    Result up = done("up", "--no-backup", "--accept-drift");
    assertThat(up.out()).contains(SEEN, TAKEN_OVER);
    assertThat(done("drift").maskedOut()).isEqualTo(NONE);
    changeBackByHand();
    assertThat(done("up").out()).startsWith("  warning: drift").doesNotContain(TAKEN_OVER);
    String[] down = {"down", "--no-backup", "--confirm", db.name()};
    assertThat(project.run(down).err()).contains("  drift: ").doesNotContain("backup: ");
    String[] accepted = {"down", "--no-backup", "--confirm", db.name(), "--accept-drift"};
    assertThat(done(accepted).out()).contains(TAKEN_OVER);
  }

  @Test
  void acceptedByHandItIsNoDriftForARun() throws Exception {
    project = project.with("ENVIRONMENT", "prod");
    done("up", "001", "--no-backup");
    changeByHand();
    done("drift", "--accept");
    assertThat(done("up", "--no-backup").out()).doesNotContain("drift");
  }

  @Test
  void aRunWithNothingToDoTellsAndLeavesTheRecord() throws Exception {
    done("up");
    changeByHand();
    for (int i = 0; i < 2; i++) {
      assertThat(done("up").out()).contains(SEEN);
    }
    assertThat(project.run("drift").exitCode()).isEqualTo(ExitCode.FOUND);
    db.execute("DROP INDEX by_hand", "ALTER TABLE words ALTER word SET NOT NULL");
    assertThat(done("drift").maskedOut()).isEqualTo(NONE);
    assertThat(done("up").out()).doesNotContain("drift");
  }

  @Test
  void aFailedRunRecordsWhatItHasDone() {
    project.file("20250101_120000_notes.sql", "CREATE TABLE words ();");
    assertThat(project.run("up").exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(done("drift").maskedOut()).isEqualTo(NONE);
  }

  /** Nothing is expected from then on that no run has made. */
  @Test
  void aRunThatFailsWithoutAChangeLeavesTheRecord() throws Exception {
    done("up", "001");
    changeByHand();
    project.file("002_word_origins.sql", "CREATE TABLE words ();");
    assertThat(project.run("up").exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(project.run("drift").exitCode()).isEqualTo(ExitCode.FOUND);
    project.file("002_word_origins.sql", "CREATE INDEX CONCURRENTLY i ON nowhere (i);");
    assertThat(project.run("up").exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(project.run("drift").exitCode()).isEqualTo(ExitCode.FOUND);
    project.file("002_word_origins.sql", INDEX.replace("words_origin ON words", "i ON nowhere"));
    assertThat(project.run("up").exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(done("drift").maskedOut()).isEqualTo(NONE);
    db.execute("ALTER TABLE words ALTER word SET DEFAULT 'by hand'");
    for (int i = 0; i < 2; i++) {
      assertThat(project.run("up").err()).contains("drift: other hands have changed the schema");
    }
    assertThat(project.run("drift").exitCode()).isEqualTo(ExitCode.FOUND);
  }

  /** The record is as new as the newest run that has applied something. */
  @Test
  void aFileOfCommentsAloneHidesNothing() throws Exception {
    project.file("002_word_origins.sql", "-- nothing here\n").delete("R_word_counts.sql");
    done("up", "001");
    done("up", "002");
    changeByHand();
    assertThat(project.run("drift").out()).startsWith(SEEN).doesNotContain("could not record");
    assertThat(done("up").out()).contains(SEEN, TAKEN_OVER);
  }

  /** A killed one of these is closed as failed by the next run. */
  @Test
  void whatChangesNoSchemaDoesNotMakeTheRecordOld() throws Exception {
    done("up", "001");
    done("export", "--to", folder.resolve("rows").toString());
    db.execute("UPDATE schema_migration_runs SET status = 'started' WHERE action = 'export'");
    changeByHand();
    assertThat(project.run("drift").exitCode()).isEqualTo(ExitCode.FOUND);
    assertThat(done("up").out()).contains("drift: other hands have changed the schema");
  }

  @Test
  void aRunThatIsRefusedLeavesTheRecordOfAPartialOne() throws Exception {
    project.file("002_word_origins.sql", INDEX.replace("words_origin ON words", "i ON nowhere"));
    assertThat(project.run("up").exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(project.run("down").exitCode()).isNotZero();
    assertThat(done("drift").maskedOut()).isEqualTo(NONE);
    changeByHand();
    assertThat(project.run("drift", "--json").json()).containsEntry("outcome", "DRIFT");
  }

  @Test
  void acceptTakesTheSchemaAsItIs() throws Exception {
    done("up");
    changeByHand();
    assertThat(done("drift", "--accept").maskedOut())
        .isEqualTo(
            SEEN
                + "  as it was: since TIME, run RUN\n"
                + "Database DATABASE: from now on, the schema counts as it is. Run RUN\n");
    assertThat(done("drift").maskedOut()).isEqualTo(NONE);
    assertThat(done("history", "--limit", "1").maskedOut())
        .contains("drift  completed")
        .contains(SEEN.strip().lines().skip(3).findFirst().orElseThrow());
  }

  @Test
  void withoutARecordThereIsNoAnswer() throws Exception {
    db.execute("CREATE TABLE there_before (i int)");
    Result unknown = project.run("drift");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.FOUND);
    assertThat(unknown.maskedOut())
        .isEqualTo(
            "Database DATABASE: no run has recorded the schema yet, so drift cannot be told. The"
                + " next up records it; to record it as it is now: drift --accept\n");
    assertThat(db.queryString("SELECT to_regclass('schema_migration_objects')")).isNull();
    done("drift", "--accept");
    assertThat(done("drift").maskedOut()).isEqualTo(NONE);
  }

  @Test
  void baselineAndTheFirstRunWithNothingToDoRecord() throws Exception {
    db.execute("CREATE TABLE words ()");
    done("baseline", "20250101_120000");
    assertThat(done("drift").maskedOut()).isEqualTo(NONE);
    done("up");
    db.execute("DROP TABLE schema_migration_objects");
    assertThat(project.run("drift").exitCode()).isEqualTo(ExitCode.FOUND);
    done("up");
    assertThat(done("drift").maskedOut()).isEqualTo(NONE);
  }

  @Test
  void whatABrokenOffRunHasDoneIsItsOwn() throws Exception {
    done("up", "001");
    changeByHand();
    db.execute(
        "INSERT INTO schema_migration_runs (run_id, action, status, started_at, applied)"
            + " VALUES (gen_random_uuid(), 'up', 'started', now(), 0)");
    Result broken = project.run("drift");
    assertThat(broken.exitCode()).isEqualTo(ExitCode.FOUND);
    assertThat(broken.out())
        .contains("a run could not record what it had changed", "may be its own changes. Next: up");
    assertThat(done("up").out()).doesNotContain("drift");
    assertThat(done("drift").maskedOut()).isEqualTo(NONE);
  }

  @Test
  void aRunThatIsUnderWayIsNotWaitedFor() throws Exception {
    done("up");
    try (Connection other = db.connect()) {
      other
          .createStatement()
          .execute("SELECT pg_advisory_lock(x'534C4950'::int, hashtext('public'))");
      Result busy = project.run("drift");
      assertThat(busy.exitCode()).isEqualTo(ExitCode.LOCKED);
      assertThat(busy.maskedOut())
          .isEqualTo(
              "Database DATABASE: the schema is being changed: a run is under way, or a table is"
                  + " locked. Ask again later.\n");
    }
  }

  @Test
  void aRunGoesOnWhereDriftCannotBeTold() throws Exception {
    done("up", "001");
    db.execute("CREATE VIEW v AS SELECT * FROM words");
    try (Connection other = db.connect()) {
      other.setAutoCommit(false);
      other.createStatement().execute("LOCK TABLE words");
      project.delete("002_word_origins.sql").delete("R_word_counts.sql");
      Result up = done("up", "20250101_120000", "--lock-timeout", "100ms");
      assertThat(up.out())
          .contains(
              "warning: drift is not known: canceling statement due to lock timeout",
              "warning: the schema was not recorded, so drift cannot be told: canceling statement"
                  + " due to lock timeout");
      assertThat(project.run("drift").exitCode()).isEqualTo(ExitCode.LOCKED);
    }
    assertThat(done("history", "--limit", "1").maskedOut()).contains("001 -> 20250101_120000");
    assertThat(project.run("drift").out()).contains("table public.notes was added", "Next: up");
    assertThat(done("up", "20250101_120000").out()).doesNotContain("drift");
    assertThat(done("drift").maskedOut()).isEqualTo(NONE);
  }

  @Test
  void aRunNeedsNoRightToRecord() throws Exception {
    done("up");
    String role = db.name() + "_runner";
    db.execute(
        "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(role, db.password()),
        "DROP TABLE schema_migration_objects",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON schema_migrations, schema_migration_runs TO "
            + role);
    Result up = project.on(db.url().replace(db.user(), role)).run("up");
    assertThat(up.exitCode()).as(up.err()).isZero();
    assertThat(up.out())
        .contains(
            "warning: the schema was not recorded, so drift cannot be told: permission denied for"
                + " schema public. Run up once as a user that may create tables there.");
  }

  @Test
  void aRecordOfAnotherMayBeClosedToUs() throws Exception {
    done("up");
    String role = db.name() + "_runner";
    db.execute(
        "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(role, db.password()),
        "GRANT SELECT, INSERT, UPDATE, DELETE ON schema_migrations, schema_migration_runs TO "
            + role);
    Project other = project.on(db.url().replace(db.user(), role));
    Result up = other.run("up");
    assertThat(up.exitCode()).as(up.err()).isZero();
    assertThat(up.out()).contains("warning: drift is not known: permission denied for table");
    Result drift = other.run("drift");
    assertThat(drift.exitCode()).isEqualTo(ExitCode.FOUND);
    assertThat(drift.out()).contains("GRANT SELECT, INSERT, UPDATE, DELETE");
  }

  @Test
  void aRunThatFailsTellsOfDriftToo() throws Exception {
    done("up", "002");
    changeByHand();
    project.file("20250101_120000_notes.sql", "CREATE TABLE words ();");
    Result failed = project.run("up");
    assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(failed.err()).contains("drift: other hands have changed the schema");
    assertThat(done("history", "--limit", "1").out())
        .contains("relation \"words\" already exists", "by_hand");
  }

  /** Another major version may write every view otherwise. */
  @Test
  void aRecordOfAnotherServerSaysNothing() throws Exception {
    done("up");
    db.execute(
        "UPDATE schema_migration_objects SET name = 'on PostgreSQL 9' WHERE kind = 'last run'",
        "CREATE VIEW v AS SELECT 1 AS one");
    assertThat(project.run("drift").out()).contains("could not record", "Next: up");
    assertThat(done("up").out()).doesNotContain("drift");
    assertThat(done("drift").maskedOut()).isEqualTo(NONE);
  }

  @Test
  void partsInAnotherOrderAreTold() throws Exception {
    done("up");
    db.execute(
        "ALTER TABLE words DROP COLUMN word, ADD COLUMN word text NOT NULL DEFAULT 'x'",
        "ALTER TABLE words ALTER word DROP DEFAULT");
    assertThat(project.run("drift").out())
        .contains("table public.words was changed:\n  the same parts in another order");
  }

  @Test
  void passwordsAreNotShown() throws Exception {
    done("up");
    db.execute(
        "CREATE FUNCTION far() RETURNS text LANGUAGE sql AS $$ SELECT 'host=h password=hidden1'"
            + " $$");
    done("drift", "--accept");
    db.execute(
        "CREATE OR REPLACE FUNCTION far() RETURNS text LANGUAGE sql"
            + " AS $$ SELECT 'host=h password=hidden2 port=1' $$");
    Result found = project.run("drift");
    assertThat(found.out()).contains("password=... port=1").doesNotContain("hidden1", "hidden2");
    assertThat(project.run("drift", "--json").out()).doesNotContain("hidden1", "hidden2");
  }

  private void changeBackByHand() throws Exception {
    db.execute("DROP INDEX by_hand", "ALTER TABLE words ALTER word SET NOT NULL");
  }

  private void changeByHand() throws Exception {
    db.execute(
        "CREATE INDEX by_hand ON words (word)", "ALTER TABLE words ALTER word DROP NOT NULL");
  }
}
