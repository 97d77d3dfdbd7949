package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Wiring;
import dev.slipway.ledger.Deadline;
import dev.slipway.plan.PlanRefused;
import dev.slipway.testing.function.DeployEvents;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A deploy whose migrations require a backfill. */
class DeployBackfillTest extends SlicesTestBase {

  private final Map<String, String> more = new TreeMap<>();

  @Override
  Map<String, String> variables() {
    Map<String, String> variables = super.variables();
    variables.putAll(more);
    return variables;
  }

  private Map<String, Object> deploy() {
    Map<String, Object> event =
        DeployEvents.create(Map.of("headVersion", "002", "migrationsUrl", migrations.toString()));
    event.put("Data", Map.of("slipway", Instant.now().toString()));
    PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
    Map<String, String> variables = variables();
    Invocation invocation =
        new Invocation(
            variables,
            Wiring.credentials(variables),
            Deadline.none(),
            new JsonLog(out, "1"),
            new Metrics(out, variables));
    return new Deploys(invocation).answer(DeployEvent.of(event));
  }

  @Test
  void runsItWhereTheConstructSaysSo() throws Exception {
    db.execute("CREATE TABLE cards (id int PRIMARY KEY, size int)", "INSERT INTO cards VALUES (1)");
    Path fill = migrations.resolve("backfills/fill.sql");
    Files.createDirectories(fill.getParent());
    Files.writeString(
        fill,
        "-- Table: cards\nUPDATE cards SET size = 1 WHERE id BETWEEN :batch_from AND :batch_to;");
    Files.writeString(
        migrations.resolve("002_strict.sql"),
        "-- slipway: requires-backfill=fill\nALTER TABLE cards ALTER size SET NOT NULL;");
    more.put("DEPLOY_CONSENTS", "existing");
    assertThatThrownBy(this::deploy)
        .isInstanceOf(PlanRefused.class)
        .hasMessageContaining("requires the backfill fill, which was never run (1 row)");
    more.put("DEPLOY_BACKFILL", "true");
    assertThat(deploy()).containsEntry("IsComplete", true);
    assertThat(db.queryString("SELECT size FROM cards")).isEqualTo("1");
  }
}
