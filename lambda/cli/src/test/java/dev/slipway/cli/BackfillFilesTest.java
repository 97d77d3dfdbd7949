package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that backfills are no migrations, and that what is wrong with one is told early. */
class BackfillFilesTest extends CliTestBase {

  private static final String BROKEN =
      "-- Table: words\nDELETE FROM words WHERE id > :batch_from OR id <= :batch_to";

  private static final String NO_FILE =
      "cannot be read as a file of the migrations folder: it or its folder is a link that leads"
          + " out, or it is no file; put the file itself there";

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

  /** It was passed over, as if there were none. */
  @Test
  void linksThatLeadOutOrNowhereAreTold(@TempDir Path elsewhere) throws Exception {
    done("up");
    Files.writeString(elsewhere.resolve("fill.sql"), BROKEN.replace("OR", "AND"));
    Path backfills = Files.createSymbolicLink(folder.resolve("backfills"), elsewhere);
    assertThat(project.run("validate").out()).contains("backfills/fill.sql: " + NO_FILE);
    assertThat(project.run("backfill", "fill").err()).contains(NO_FILE);
    Files.delete(backfills);
    Files.createDirectory(backfills);
    Files.createSymbolicLink(backfills.resolve("fill.sql"), elsewhere.resolve("fill.sql"));
    assertThat(project.run("validate").out()).contains("backfills/fill.sql: " + NO_FILE);
    Files.delete(elsewhere.resolve("fill.sql"));
    assertThat(project.run("validate").out()).contains("backfills/fill.sql: " + NO_FILE);
    Files.delete(backfills.resolve("fill.sql"));
    Files.delete(backfills);
    project.file("kept/fill.sql", BROKEN.replace("OR", "AND"));
    Files.createSymbolicLink(backfills, folder.resolve("kept"));
    assertThat(done("backfills").out()).contains("fill");
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
