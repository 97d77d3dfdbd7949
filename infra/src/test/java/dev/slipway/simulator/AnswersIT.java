package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.infra.OutOfOrder;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a stack's event shows. The simulator refuses what CloudFormation would not take. */
class AnswersIT extends SimulatorTestBase {

  private static Map<String, Release> releases;

  @BeforeAll
  static void synthesize() {
    String euros = "DO $$ BEGIN RAISE EXCEPTION '%', repeat('\u20ac\"', 4000000); END $$;";
    SqlFile big = new SqlFile("002_big.sql", "-- UP\n" + euros + "\n-- DOWN\nSELECT 1;");
    SqlFile noWayBack =
        new SqlFile("002_notes.sql", "-- UP\nCREATE TABLE notes ();\n-- DOWN\n" + euros);
    releases =
        new Team("answers-it")
            .release("first", WORDS)
            .release("big", WORDS, big)
            .release("no-way-back", RollbackIT::reverting, WORDS, noWayBack)
            .release("reverting-first", RollbackIT::reverting, WORDS)
            .release("many", many(300))
            .release("much-is-left", builder -> builder.outOfOrder(OutOfOrder.LEAVE), older())
            .synthesize();
  }

  /** Many migrations, and many repeatables with long names. */
  private static SqlFile[] many(int count) {
    return Stream.concat(
            IntStream.range(1_000, 1_000 + count).mapToObj(i -> table("" + i, "t" + i)),
            IntStream.range(0, count)
                .mapToObj(
                    i -> new SqlFile("R_" + "names_".repeat(6) + i + ".sql", "SELECT " + i + ";")))
        .toArray(SqlFile[]::new);
  }

  private static SqlFile[] older() {
    return Stream.concat(
            Stream.of(many(300)), IntStream.range(500, 800).mapToObj(i -> table("" + i, "t" + i)))
        .toArray(SqlFile[]::new);
  }

  @Test
  void aFailureNamesTheLogThatThereIs() {
    SimulatedStack stack = stack();
    succeeded(stack.create(releases.get("first")));
    Answer answer = failed(stack.update(releases.get("big")));
    assertThat(answer.reason())
        .containsPattern("(?i)\nThe function's log: (\\S*Logs\\S*) https://\\S+/log-group/\\1\n")
        .containsPattern(
            "(?i)\nIt is not in (/aws/lambda/\\S+), which the CDK names below.\n\nLogs: \\1\n");
  }

  @Test
  void aHugeMessageIsCutAndItsHeadlineSaysWhatFailed() {
    SimulatedStack stack = stack();
    succeeded(stack.create(releases.get("first")));
    assertThat(failed(stack.update(releases.get("big"))).headline())
        .startsWith("Error: 002_big.sql:2:1: \u20ac\"\u20ac\"")
        .endsWith("Next: mend the file and run up again.")
        .hasSizeLessThanOrEqualTo("Error: ".length() + 250);
    succeeded(stack.rollBack());
  }

  @Test
  void aHugeMessageOfAWayBackIsCut() {
    SimulatedStack stack = stack();
    succeeded(stack.create(releases.get("reverting-first")));
    succeeded(stack.update(releases.get("no-way-back")));
    assertThat(succeeded(stack.rollBack()).data().get("message").toString())
        .contains("stored DOWN of 002:1:1: ", "\u20ac\"\u20ac\"", "...");
  }

  @Test
  void manyMigrationsAreCounted() {
    assertThat(succeeded(stack().create(releases.get("many"))).data().get("applied").toString())
        .startsWith("1000,1001,")
        .endsWith("... (600 versions)");
  }

  @Test
  void manyThatAreLeftAreSaid() {
    SimulatedStack stack = stack();
    succeeded(stack.create(releases.get("many")));
    Answer answer = succeeded(stack.update(releases.get("much-is-left")));
    assertThat(answer.data().get("pending").toString())
        .startsWith("500,501,")
        .endsWith("... (300 versions)");
    assertThat(answer.data().get("message").toString()).contains("500");
  }
}
