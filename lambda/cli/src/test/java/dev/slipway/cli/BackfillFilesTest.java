package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import org.junit.jupiter.api.Test;

/** Tests that backfills are no migrations, and that what is wrong with one is told early. */
class BackfillFilesTest extends CliTestBase {

  private static final String BROKEN =
      "-- Table: words\nDELETE FROM words WHERE id > :batch_from OR id <= :batch_to";

  /** Not even one that has the name of a migration. */
  @Test
  void upRunsNoneAndIsNotStoppedByABrokenOne() throws Exception {
    project
        .file("backfills/001_drop.sql", "DROP TABLE words;")
        .file("backfills/broken.sql", BROKEN)
        .file("backfills/R_x.sql", "DELETE FROM words;");
    assertThat(done("up").out()).doesNotContain("drop", "R_x");
    assertThat(db.queryString("SELECT count(*) FROM words")).isEqualTo("1");
  }

  @Test
  void validateTellsWhatIsWrongWithEach() {
    done("up");
    project
        .file("backfills/broken.sql", BROKEN)
        .file("backfills/empty.sql", "-- Table: words\n")
        .file("backfills/good.sql", BROKEN.replace("OR", "AND"))
        .file("003_strict.sql", "-- slipway: requires-backfill=good,gone,broken\nSELECT 1;");
    Result result = project.run("validate");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out())
        .contains(
            "backfills/broken.sql:2:25: the bounds of the batch: this stands beside an OR",
            "backfills/empty.sql: holds no statement",
            "003_strict.sql: requires the backfill gone, and there is no file backfills/gone.sql")
        .doesNotContain("backfill broken", "good");
    project.delete("backfills/broken.sql").delete("backfills/empty.sql").delete("003_strict.sql");
    assertThat(done("validate").out()).contains("Valid: 4 files");
  }
}
