package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.plan.PlanRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A deploy whose migrations require a backfill. */
class DeployBackfillTest extends DeployCallTestBase {

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
