package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.infra.LongRuns;
import dev.slipway.states.Execution.End;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The state machines, with the rights of their roles and the real function. */
class LongRunsIT extends SimulatorTestBase {

  private static final String LONG_RUNS = "LongRuns";

  private static Map<String, Release> releases;

  @BeforeAll
  static void synthesize() {
    SqlFile more =
        new SqlFile(
            "003_more.sql",
            "-- UP\nALTER TABLE words ADD more text;\n-- DOWN\nALTER TABLE words DROP more;");
    releases =
        new Team("long-runs-it")
            .release(
                "first",
                builder -> builder.longRuns(LongRuns.ofActions().parallel(4, 2)),
                WORDS,
                NOTES,
                more)
            .synthesize();
  }

  private End execute(String request) {
    return cloud.execute(LONG_RUNS, request);
  }

  @Test
  void aSliceThatIsKilledIsAskedForAgainAndGoesOn() throws Exception {
    succeeded(stack().create(releases.get("first")));
    End down = execute("{\"action\":\"down\",\"target\":\"001\"}");
    assertThat(down.succeeded()).as(down.toString()).isTrue();
    assertThat(down.output().get("outcome").asText()).isEqualTo("DONE");
    CompletableFuture<End> up;
    try (Connection connection = db.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE words");
      up = CompletableFuture.supplyAsync(() -> execute("{\"action\":\"up\"}"));
      cloud.lambda().awaitOutput("\"event\":\"retrying\"", LIMIT);
      cloud.lambda().ours().kill();
    }
    End end = up.join();
    assertThat(end.succeeded()).as(end.toString()).isTrue();
    assertThat(end.output().get("to").asText()).isEqualTo("003");
    assertThat(cloud.lambda().ours().environments()).isEqualTo(2);
    assertThat(db.queryString("SELECT count(*) FROM schema_migrations")).isEqualTo("3");
  }

  @Test
  void aRequestThatIsWrongFailsInTheFunctionsWords() {
    succeeded(stack().create(releases.get("first")));
    End end = execute("{\"action\":\"down\",\"target\":\"004\"}");
    assertThat(end.succeeded()).isFalse();
    assertThat(end.cause()).contains("004", "(What is committed stays. Next: ");
  }
}
