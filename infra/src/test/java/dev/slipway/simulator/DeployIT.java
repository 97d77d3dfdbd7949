package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Deploys: what CloudFormation is told, and what becomes of the database. */
class DeployIT extends SimulatorTestBase {

  private static final SqlFile HOT =
      new SqlFile("002_hot.sql", "CREATE INDEX words_id ON words (id);");

  private static Map<String, Release> releases;

  @BeforeAll
  static void synthesize() {
    releases =
        new Team("deploy-it")
            .release("first", WORDS)
            .release("second", WORDS, NOTES)
            .release("again", WORDS, NOTES)
            .release(
                "wrong",
                new SqlFile("001_words.sql", "CREATE TABLE words (id int);\nSELECT grosse;"))
            .release("hot", builder -> builder.hazards("warn"), WORDS, HOT)
            .release("hot-refused", builder -> builder.hazards("refuse"), WORDS, HOT)
            .release("many", many())
            .release("noisy", noisy("größe "))
            .release("quoting", noisy("\\u0001\""))
            .synthesize();
  }

  private static SqlFile[] many() {
    return IntStream.rangeClosed(1, 300)
        .mapToObj(i -> new SqlFile("20250101_%06d_x.sql".formatted(i), "SELECT 1;"))
        .toArray(SqlFile[]::new);
  }

  /** Fails with a message of some thousand characters. */
  private static SqlFile noisy(String text) {
    return new SqlFile(
        "001_noise.sql", "DO $$ BEGIN RAISE EXCEPTION '%', repeat(E'" + text + "', 3000); END $$;");
  }

  @Test
  void createAppliesUpdateAppliesWhatIsNewAndDeleteChangesNothing() throws Exception {
    SimulatedStack stack = stack();
    Answer create = succeeded(stack.create(releases.get("first")));
    assertThat(create.physicalId()).isEqualTo("slipway-app");
    assertThat(create.data())
        .containsEntry("version", "001")
        .containsEntry("applied", "001")
        .containsEntry("pending", "")
        .containsEntry("backup", "")
        .containsEntry("runId", db.queryString("SELECT run_id FROM schema_migration_runs"));
    assertThat(succeeded(stack.update(releases.get("second"))).data())
        .containsEntry("version", "002")
        .containsEntry("applied", "002");
    assertThat(succeeded(stack.update(releases.get("again"))).data())
        .containsEntry("version", "002")
        .containsEntry("applied", "");
    List<String> before = db.catalogue();
    assertThat(succeeded(stack.delete()).data()).doesNotContainKey("version");
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void createThatFailsIsToldOnOneLineAndItsDeleteSucceeds() throws Exception {
    SimulatedStack stack = stack();
    List<String> before = db.catalogue();
    Answer create = failed(stack.create(releases.get("wrong")));
    assertThat(create.headline())
        .isEqualTo(
            "Error: 001_words.sql:2:8: column \"grosse\" does not exist (42703). 001 was rolled"
                + " back. No migration is applied. Next: mend the file and run up again.");
    succeeded(stack.delete());
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void hazardsAreRefusedOrToldAsTheConstructSays() throws Exception {
    SimulatedStack stack = stack();
    succeeded(stack.create(releases.get("first")));
    assertThat(failed(stack.update(releases.get("hot-refused"))).headline())
        .startsWith("Error: This cannot be done as things are: 002_hot.sql:1:1: blocking-index: ")
        .hasSizeLessThanOrEqualTo("Error: ".length() + 250);
    succeeded(stack.rollBack());
    assertThat(db.queryString("SELECT to_regclass('words_id') IS NULL")).isEqualTo("t");
    Answer told = succeeded(stack.update(releases.get("hot")));
    assertThat(told.data()).containsEntry("applied", "002");
    assertThat(told.data().get("message").toString())
        .startsWith("Hazards in what was run: 002_hot.sql:1:1: blocking-index: blocks writes");
  }

  @Test
  void aRoleThatMayReadNothingFailsTheDeployButNotItsDelete() {
    SimulatedStack stack = stack();
    Answer create =
        failed(
            stack.create(
                releases.get("first").without("MigrationsFunctionServiceRoleDefaultPolicy")));
    assertThat(create.headline())
        .startsWith("Error: The database's secret cannot be read (AccessDeniedException: ");
    assertThat(create.physicalId())
        .isEqualTo("AWSCDK::CustomResourceProviderFramework::CREATE_FAILED");
    succeeded(stack.delete());
  }

  @Test
  void anAnswerAboutManyMigrationsStaysShort() {
    assertThat(succeeded(stack().create(releases.get("many"))).data())
        .containsEntry("version", "20250101_000300")
        .extractingByKey("applied")
        .asString()
        .startsWith("20250101_000001,20250101_000002,")
        .endsWith("... (300 versions)");
  }

  @Test
  void aFailureWithAVeryLongMessageStaysShort() {
    Answer create = failed(stack().create(releases.get("noisy")));
    assertThat(create.headline())
        .startsWith("Error: 001_noise.sql:1:1: größe größe ")
        .endsWith("Next: mend the file and run up again.")
        .hasSizeLessThanOrEqualTo("Error: ".length() + 250);
  }

  @Test
  void aFailureThatJsonMakesLongerStaysShort() {
    assertThat(failed(stack().create(releases.get("quoting"))).headline())
        .startsWith("Error: 001_noise.sql:1:1: \u0001\"")
        .endsWith("Next: mend the file and run up again.");
  }
}
