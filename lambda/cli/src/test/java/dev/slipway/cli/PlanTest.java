package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests {@code plan}. */
class PlanTest extends CliTestBase {

  @Test
  void showsEveryStatementInItsSegment() throws Exception {
    List<String> before = db.catalogue();
    assertThat(done("plan", "002").out())
        .isEqualTo(
            """
            up 001 words
              segment 1, one transaction
                CREATE TABLE words (id int PRIMARY KEY, word text NOT NULL);
                INSERT INTO words VALUES (1, 'boat');
            up 002 word origins
              segment 1, one transaction
                ALTER TABLE words ADD COLUMN origin text;
              segment 2, outside of transactions
                CREATE INDEX CONCURRENTLY words_origin ON words (origin);
            Nothing was changed: this is what would run.
            """);
    assertThat(db.catalogue()).isEqualTo(before);
    assertThat(db.queryString("SELECT to_regclass('schema_migrations')")).isNull();
  }

  @Test
  void reportHoldsTheSegments() {
    Map<String, Object> report = done("plan", "002", "--json").json();
    assertThat(report.keySet())
        .containsExactly(
            "action",
            "outcome",
            "dryRun",
            "database",
            "environment",
            "steps",
            "pending",
            "warnings",
            "approval");
    assertThat(report).containsEntry("outcome", "DONE").containsEntry("dryRun", true);
    Map<String, Object> step = first(report.get("steps"));
    assertThat(step.keySet()).containsExactly("version", "description", "direction", "segments");
    assertThat(first(step.get("segments")).keySet())
        .containsExactly("segment", "transaction", "statements");
  }

  @Test
  void saysThatThereIsNothingToDo() {
    done("up");
    assertThat(done("plan").out()).isEqualTo("Nothing to do.\n");
    assertThat(done("plan", "--json").json()).containsEntry("outcome", "NOTHING_TO_DO");
  }
}
