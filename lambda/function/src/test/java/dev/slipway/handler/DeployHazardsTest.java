package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import dev.slipway.ledger.Deadline;
import dev.slipway.plan.PlanRefused;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a deploy that would run hazards. */
class DeployHazardsTest extends DeployCallTestBase {

  private static final String HOT = "CREATE INDEX words_id ON words (id)";

  private String indexes() throws Exception {
    return db.queryString("SELECT count(*) FROM pg_indexes WHERE tablename = 'words'");
  }

  @Test
  void areRefusedBeforeAnythingRuns() throws Exception {
    more.put("DEPLOY_HAZARDS", "Refuse");
    file("002_goals.sql", "CREATE TABLE goals (id int)");
    file("003_hot.sql", HOT);
    assertThatThrownBy(this::deploy)
        .isInstanceOf(PlanRefused.class)
        .hasMessageContaining("003_hot.sql:1:1: blocking-index: blocks writes to words until")
        .hasMessageContaining("CREATE INDEX CONCURRENTLY words_id ON words (id);")
        .hasMessageContaining("-- slipway: allow=blocking-index -- YOUR REASON")
        .hasMessageContaining("Nothing was run, the database is as it was.");
    assertThat(db.queryString("SELECT to_regclass('goals') IS NULL")).isEqualTo("t");
    file("003_hot.sql", "-- slipway: allow=blocking-index -- the table is small\n" + HOT);
    assertThat(message(deploy())).isEmpty();
    assertThat(indexes()).isEqualTo("2");
  }

  /** The first line is all that a console shows. */
  @Test
  void theHeadlineNamesTheFirst() throws Exception {
    more.put("DEPLOY_HAZARDS", "refuse");
    file("002_hot.sql", HOT);
    assertThatThrownBy(this::deploy)
        .satisfies(
            e ->
                assertThat(Headline.of(e))
                    .startsWith("This cannot be done as things are: 002_hot.sql:1:1: ")
                    .contains("blocking-index", "blocks writes to words"));
  }

  @Test
  void inProductionAreToldBehindTheDeploy() throws Exception {
    deploy();
    more.put("ENVIRONMENT", "prod");
    more.put("DEPLOY_CONSENTS", "environmentChanged");
    file("002_hot.sql", HOT);
    assertThat(message(deploy()))
        .startsWith("Hazards in what was run: 002_hot.sql:1:1: blocking-index: blocks writes");
    assertThat(indexes()).isEqualTo("2");
    assertThat(message(deploy())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"dev, , ''", "dev, warn, Hazards in", "dev, ignore, ''", "prod, ignore, ''"})
  void areToldWhereItIsAskedFor(String environment, String said, String told) throws Exception {
    more.put("ENVIRONMENT", environment);
    more.put("DEPLOY_CONSENTS", "environmentChanged");
    if (said != null) {
      more.put("DEPLOY_HAZARDS", said);
    }
    file("002_hot.sql", HOT);
    String message = message(deploy());
    assertThat(told.isEmpty() ? message : message.substring(0, told.length())).isEqualTo(told);
    assertThat(indexes()).isEqualTo("2");
  }

  /** What a call before has made is still as new as the deploy. */
  @Test
  void aTableThatThisDeployHasMadeIsNone() throws Exception {
    more.put("DEPLOY_HAZARDS", "refuse");
    Instant begun = Instant.now();
    file("002_goals.sql", "CREATE TABLE goals (id int)");
    deploy(create(), begun);
    file("003_index.sql", "CREATE INDEX goals_id ON goals (id)");
    assertThat(message(deploy(create(), begun))).isEmpty();
    file("004_index.sql", "CREATE INDEX goals_id_too ON goals (id)");
    assertThatThrownBy(() -> deploy(create(), Instant.now().plusSeconds(1)))
        .hasMessageContaining("004_index.sql:1:1: blocking-index");
  }

  @Test
  void countAsTheConstructSays() throws Exception {
    more.put("DEPLOY_HAZARDS", "refuse");
    more.put("DEPLOY_HAZARD_LEVELS", "drop-table=off,blocking-index=warning");
    file("002_hot.sql", HOT);
    assertThat(message(deploy())).startsWith("Hazards in what was run: 002_hot.sql:1:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DEPLOY_HAZARDS | '' | must be warn, refuse or ignore",
        "DEPLOY_HAZARDS | no | must be warn, refuse or ignore",
        "DEPLOY_OUT_OF_ORDER | skip | must be refuse, run or leave",
        "DEPLOY_BACKFILL | yes | must be false or true",
        "ON_ROLLBACK | back | must be KEEP or REVERT",
        "DEPLOY_CONSENTS | existing,drift | must be existing, acceptDrift or environmentChanged"
      })
  void otherWordsAreRefused(String variable, String word, String told) throws Exception {
    more.put(variable, word);
    file("002_hot.sql", HOT);
    assertThatThrownBy(this::deploy)
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "The configuration is wrong:\n  " + variable + ": " + told + "\nNothing was done.");
    assertThat(indexes()).isEqualTo("1");
  }

  /** The three that look, and change nothing. */
  @Test
  void theFunctionLooksWhenAsked() throws Exception {
    file("002_hot.sql", HOT);
    assertThat(perform(event("lint", "since", "001"), Deadline.none()).fields())
        .containsEntry("outcome", "FOUND");
    assertThat(perform(event("lint", "pending", true), Deadline.none()).fields().toString())
        .contains("blocking-index");
    assertThat(perform(event("preflight"), Deadline.none()).fields().toString())
        .contains("gauge=pending");
    assertThat(perform(event("drift"), Deadline.none()).fields())
        .containsEntry("outcome", "NO_DRIFT");
    assertThat(indexes()).isEqualTo("1");
  }
}
