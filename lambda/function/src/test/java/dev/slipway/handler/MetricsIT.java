package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.slipway.testing.function.DeployFramework.Answer;
import dev.slipway.testing.function.LambdaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the metrics that deploys write to the log. */
class MetricsIT extends DeployTestBase {

  @Test
  void metricsAreLinesInEmbeddedMetricFormat() {
    Map<String, String> variables = variables();
    variables.put("ENVIRONMENT", "staging");
    variables.put("METRICS_DATABASE", "shop");
    LambdaProcess process = remember(start(variables));
    Map<String, String> first = created(files("001_words.sql", WORDS));
    assertThat(
            update(files("001_words.sql", WORDS, "002_no.sql", "SELECT grosse;"), first).success())
        .isFalse();
    List<Map<String, Object>> lines = metrics(process);
    assertThat(lines)
        .hasSize(4)
        .allSatisfy(
            line ->
                assertThat(line)
                    .containsEntry("Environment", "staging")
                    .containsEntry("Database", "shop")
                    .containsEntry("ConnectionFailed", 0));
    assertThat(lines.get(0)).containsEntry("MigrationsPending", 1).doesNotContainKey("RunFailed");
    assertThat(lines.get(1))
        .containsEntry("MigrationsApplied", 1)
        .containsEntry("MigrationsPending", 0)
        .containsEntry("RunFailed", 0)
        .containsEntry("LockWaitSeconds", 0.0)
        .containsKey("RunSeconds");
    assertThat(lines.get(3))
        .containsEntry("MigrationsApplied", 0)
        .containsEntry("RunFailed", 1)
        .doesNotContainKey("MigrationsPending");
    assertThat(lines.get(1).get("_aws"))
        .asInstanceOf(MAP)
        .containsOnlyKeys("Timestamp", "CloudWatchMetrics")
        .extractingByKey("CloudWatchMetrics", LIST)
        .singleElement(MAP)
        .containsEntry("Namespace", "Slipway")
        .containsEntry("Dimensions", List.of(List.of("Environment", "Database")))
        .extractingByKey("Metrics", LIST)
        .contains(
            Map.of("Name", "RunSeconds", "Unit", "Seconds"),
            Map.of("Name", "MigrationsApplied", "Unit", "Count"));
  }

  @Test
  void backupsAreMeasured(@TempDir Path store) {
    Map<String, String> variables = variables();
    variables.putAll(Map.of("ENVIRONMENT", "prod", "BACKUP_STORE", "file:" + store));
    LambdaProcess process = remember(start(variables));
    Map<String, String> first = created(files("001_words.sql", WORDS));
    assertThat(update(files("001_words.sql", WORDS), first).success()).isTrue();
    List<Map<String, Object>> lines = metrics(process);
    assertThat(lines.get(0)).doesNotContainKeys("BackupAgeHours", "BackupBytes");
    assertThat((Integer) lines.get(1).get("BackupBytes")).isPositive();
    assertThat((Double) lines.get(1).get("BackupSeconds")).isPositive();
    assertThat(lines.get(1).get("_aws"))
        .asInstanceOf(MAP)
        .extractingByKey("CloudWatchMetrics", LIST)
        .singleElement(MAP)
        .extractingByKey("Metrics", LIST)
        .contains(
            Map.of("Name", "BackupBytes", "Unit", "Bytes"),
            Map.of("Name", "BackupSeconds", "Unit", "Seconds"),
            Map.of("Name", "MigrationsApplied", "Unit", "Count"));
    assertThat((Double) lines.get(2).get("BackupAgeHours")).isBetween(0.0, 1.0);
    assertThat(process.stdoutLines()).anyMatch(line -> line.contains("\"event\":\"backupDone\""));
  }

  @Test
  void driftIsMeasured() throws Exception {
    LambdaProcess process = remember(start(variables()));
    drift();
    created(files("001_words.sql", WORDS));
    drift();
    db.execute("CREATE INDEX by_hand ON words (id)", "CREATE TABLE extra (i int)");
    assertThat(drift()).containsEntry("outcome", "DRIFT");
    List<Map<String, Object>> lines = metrics(process);
    assertThat(lines.get(0)).doesNotContainKey("DriftFound");
    assertThat(lines.get(lines.size() - 2)).containsEntry("DriftFound", 0);
    assertThat(lines.get(lines.size() - 1)).containsEntry("DriftFound", 2);
  }

  @Test
  void waitsForLocksAreMeasured() throws Exception {
    Map<String, String> variables = variables();
    variables.put("LOCK_TIMEOUT", "200ms");
    LambdaProcess process = remember(start(variables));
    Map<String, String> first = created(files("001_words.sql", WORDS));
    Map<String, String> second =
        files("001_words.sql", WORDS, "002_more.sql", "ALTER TABLE words ADD COLUMN more text;");
    try (Connection connection = db.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE words");
      CompletableFuture<Answer> update = CompletableFuture.supplyAsync(() -> update(second, first));
      process.awaitOutput("\"event\":\"waitedForLock\"", LIMIT);
      connection.rollback();
      assertThat(update.join().success()).as(update.join().toString()).isTrue();
    }
    List<Map<String, Object>> lines = metrics(process);
    assertThat((Double) lines.get(lines.size() - 1).get("LockWaitSeconds")).isGreaterThan(0.2);
  }

  private Map<String, Object> drift() throws IOException {
    return JSON.std.mapFrom(invoke("{\"action\":\"drift\"}", LIMIT).body());
  }
}
