package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests {@code up --approved}, with what {@code plan} has answered. */
class ApprovedPlanTest extends CliTestBase {

  private static final String REFUSED =
      "This cannot be done as things are:\n  approved: %s\n"
          + "Nothing was run, the database is as it was.";

  private static final String OTHER = "what would run is not what was approved: ";

  private String approval(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "plan";
    arguments[1] = "--json";
    System.arraycopy(more, 0, arguments, 2, more.length);
    return (String) done(arguments).json().get("approval");
  }

  private void refusesIt(String what, String approval) throws Exception {
    refuses(1, REFUSED.formatted(what), "up", "--approved", approval);
  }

  @Test
  void whatWasApprovedRuns() throws Exception {
    String approval = approval();
    assertThat(approval()).isEqualTo(approval);
    done("up", "--approved", approval);
    assertThat(db.queryString("SELECT max(version) FROM schema_migrations WHERE version < 'R'"))
        .isEqualTo("20250101_120000");
    done("up", "--approved", approval);
  }

  @Test
  void whatIsAddedTakenAwayOrWrittenOtherwiseIsNamed() throws Exception {
    String approval = approval();
    project.file("003_more.sql", "SELECT 1;");
    refusesIt(OTHER + "003 was not in it.", approval);
    project.delete("003_more.sql").file("002_word_origins.sql", INDEX.replace("text", "int"));
    refusesIt(OTHER + "002 was another text.", approval);
    project.delete("002_word_origins.sql");
    refusesIt(OTHER + "one of it is no longer among the files.", approval);
  }

  @Test
  void aWayBackAndACheckArePartOfIt() throws Exception {
    String approval = approval();
    project.file("20250101_120000_notes.sql", NOTES.replace("DROP TABLE notes", "SELECT 1"));
    refusesIt(OTHER + "20250101_120000 was another text.", approval);
    project.file("20250101_120000_notes.sql", NOTES + "-- VERIFY\nSELECT true;\n");
    refusesIt(OTHER + "20250101_120000 was another text.", approval);
    project.file("20250101_120000_notes.sql", "-- A comment runs nothing.\n" + NOTES);
    done("up", "--approved", approval);
  }

  @Test
  void whatIsLeftOfItIsApprovedToo() throws Exception {
    String approval = approval();
    done("up", "001");
    project.file("003_more.sql", "SELECT 1;");
    refusesIt(OTHER + "003 was not in it, 001 is applied already.", approval);
    project.delete("003_more.sql");
    done("up", "--approved", approval);
    assertThat(db.queryString("SELECT to_regclass('notes')")).isEqualTo("notes");
  }

  @Test
  void itIsOfOneEnvironmentAndOfTheValuesThatArePutIn() throws Exception {
    project.file("003_value.sql", "SELECT '${value}';");
    String approval = approval("--set", "value=a");
    assertThat(approval("--set", "value=b")).isNotEqualTo(approval);
    refuses(
        1,
        REFUSED.formatted(OTHER + "it was approved for another database, environment or order."),
        "up",
        "--set",
        "value=a",
        "--environment",
        "staging",
        "--approved",
        approval);
  }

  @Test
  void whatIsPutInToTheWayBackIsPartOfIt() throws Exception {
    project.file("20250101_120000_notes.sql", NOTES.replace("TABLE notes;", "TABLE ${table};"));
    String approval = approval("--set", "table=notes");
    assertThat(approval("--set", "table=words")).isNotEqualTo(approval);
    done("up", "--set", "table=notes", "--approved", approval);
  }

  @Test
  void aBackfillThatItRequiresIsPartOfItWithItsValues() throws Exception {
    String fill =
        """
        -- Table: words
        -- Params: mark text
        UPDATE words SET word = :mark WHERE id > :batch_from AND id <= :batch_to;
        """;
    project
        .file("backfills/fill.sql", fill)
        .file("20260101_120000_more.sql", "-- slipway: requires-backfill=fill\nSELECT 1;");
    String approval = approval("--param", "mark=a");
    project.file("backfills/fill.sql", fill.replace(":mark ", ":mark || 'x' "));
    String[] up = {"up", "--backfill", "--param", "mark=a", "--approved", approval};
    refuses(1, REFUSED.formatted(OTHER + "20260101_120000 was another text."), up);
    project.file("backfills/fill.sql", fill);
    up[3] = "mark=b";
    refuses(1, REFUSED.formatted(OTHER + "20260101_120000 was another text."), up);
    up[3] = "mark=a";
    done(up);
  }

  @Test
  void whatNoPlanHasAnsweredIsRefused() throws Exception {
    refusesIt("is not an approval as plan answers it", "yes");
  }
}
