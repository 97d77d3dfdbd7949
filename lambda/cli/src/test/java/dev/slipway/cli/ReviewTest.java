package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code review}; the tests' server is the scratch server too. */
class ReviewTest extends CliTestBase {

  @TempDir Path pages;

  @BeforeEach
  void writeFiles() {
    for (String file :
        new String[] {
          "001_words.sql", "002_word_origins.sql", "20250101_120000_notes.sql", "R_word_counts.sql"
        }) {
      project.delete(file);
    }
    project.file("1_words.sql", WORDS);
    project.file(
        "2_changes.sql",
        """
        CREATE INDEX words_word ON words (word);
        CREATE TABLE uses (word_id int REFERENCES words (id), at date);
        -- DOWN
        DROP TABLE uses;
        """);
  }

  private Result review(String... arguments) {
    List<String> all = new ArrayList<>(List.of("review"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--scratch-url", db.superuserUrl()));
    return project.run(all.toArray(String[]::new));
  }

  @Test
  void onePageTellsAllWithoutALiveDatabase() throws Exception {
    Path file = pages.resolve("review.html");
    Result result = review("--since", "1", "--to", file.toString());
    assertThat(result.out())
        .isEqualTo(
            "Review of 1 migration: 1 hazard, 1 migration not proved. Written to " + file + ".\n");
    assertThat(result.exitCode()).isZero();
    assertThat(Files.readString(file))
        .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
        .contains("Review of 1 migration</h1>", "1 hazard", "way back: 0 of 1 proved")
        .contains("CREATE INDEX CONCURRENTLY words_word ON words (word);")
        .contains("writes wait, while an index of words is built (SHARE)")
        .doesNotContain("rights of")
        .contains("+ CREATE INDEX words_word ON public.words USING btree (word)")
        .contains("uses (new) refers to words (new); words (changed)")
        .contains("its DOWN does not give back what was there before")
        .contains("No live database was asked.");
  }

  /** What is pending there is reviewed; the database stays as it is. */
  @Test
  void theLiveDatabaseSaysWhatIsPendingAndWhetherItIsReady() throws Exception {
    done("up", "1");
    db.execute("INSERT INTO words SELECT i, 'w' FROM generate_series(2, 9000) i", "ANALYZE words");
    var before = db.catalogue();
    Path file = pages.resolve("review.md");
    Result result = review("--to", file.toString(), "--speed", "1", "--check");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FOUND);
    assertThat(Files.readString(file))
        .startsWith("# Review of 1 migration for slipway")
        .contains("**error: blocking-index at `2_changes.sql:1:1`**")
        .containsPattern("\\| writes, about [0-9]+ s \\|")
        .contains("| GREEN | pending | 1 |", "| backup |");
    assertThat(db.catalogue()).isEqualTo(before);
    String left = "SELECT count(*) FROM pg_database WHERE datname ~ '^slipway_(trace|proof|re)'";
    assertThat(db.queryString(left)).isEqualTo("0");
  }

  @Test
  void thePageIsTheAnswerWhereNoFileIsNamed() {
    Result result = review("--since", "1", "--format", "markdown", "--no-proof");
    assertThat(result.out())
        .startsWith("# Review of 1 migration\n")
        .contains("Nobody tried whether these migrations can be taken back.");
  }

  @Test
  @SuppressWarnings("unchecked")
  void answersPrograms() {
    Map<String, Object> report = review("--since", "1", "--json").json();
    assertThat(report)
        .containsEntry("action", "review")
        .containsEntry("outcome", "FOUND")
        .containsEntry("unproved", 1)
        .containsEntry("light", null);
    assertThat(first(report.get("hazards"))).containsEntry("kind", "blocking-index");
    assertThat(report.get("page").toString()).startsWith("<!DOCTYPE html>");
  }

  /** A page with a gap is worth more than none. */
  @Test
  void whatCannotBeTriedIsLeftOutAndSaidSo() {
    project.file("3_bad.sql", "ALTER TABLE nowhere ADD c int;\n-- DOWN\nSELECT 1;\n");
    Result result = review("--since", "1", "--format", "markdown");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("Locks and the schema's changes were not measured: 3", "3 bad: its UP fails")
        .contains("ALTER TABLE nowhere ADD c int;");
  }

  @Test
  void ofNothingIsAPageToo() {
    done("up");
    assertThat(review().out()).contains("Review of 0 migrations", "no migration is to run");
  }

  @Test
  void aFileThatCannotBeWrittenIsToldBeforeTheWork() {
    Result folder = review("--since", "1", "--to", pages.toString());
    assertThat(folder.err()).contains("The page cannot be written to", "it is a folder");
    assertThat(folder.exitCode()).isEqualTo(ExitCode.USAGE);
    Result nowhere = review("--since", "1", "--to", pages.resolve("no/such.html").toString());
    assertThat(nowhere.err()).contains("there is no such folder");
  }
}
