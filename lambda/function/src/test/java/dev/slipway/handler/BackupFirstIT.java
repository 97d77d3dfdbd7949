package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.aws.KmsServer;
import dev.slipway.testing.function.DeployEvents;
import dev.slipway.testing.function.DeployFramework;
import dev.slipway.testing.function.DeployFramework.Answer;
import dev.slipway.testing.function.RuntimeApi.Response;
import dev.slipway.testing.rds.RdsServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests deploys that are to save the database first. */
class BackupFirstIT extends DeployTestBase {

  static List<Map<String, String>> wishes() {
    return List.of(Map.of("ENVIRONMENT", "prod"), Map.of("BACKUP_BEFORE_UP", "always"));
  }

  @ParameterizedTest
  @MethodSource("wishes")
  void deployThatCannotSaveTheDatabaseChangesNothing(Map<String, String> wish) throws Exception {
    Map<String, String> variables = variables();
    variables.putAll(wish);
    remember(start(variables));
    Answer create = create(files("001_words.sql", WORDS));
    assertThat(create.success()).isFalse();
    assertThat(create.reason()).contains("backup: ").contains(" must come first, and ");
    assertThat(db.queryString("SELECT to_regclass('words') IS NULL")).isEqualTo("t");
  }

  @Test
  void deployToProductionBacksUpFirst(@TempDir Path store) throws Exception {
    Map<String, String> variables = variables();
    variables.putAll(Map.of("ENVIRONMENT", "prod", "BACKUP_STORE", "file:" + store));
    remember(start(variables));
    Answer create = create(files("001_words.sql", WORDS));
    assertThat(create.success()).as(create.reason()).isTrue();
    String uri = db.queryString("SELECT backup_uri FROM schema_migration_runs");
    assertThat(uri).startsWith("file:" + store + "/database-backups/prod/" + db.name() + "/");
    assertThat(Path.of(URI.create(uri)).resolve("manifest.json")).isRegularFile();
    assertThat(create.data()).containsEntry("backup", uri);
  }

  @Test
  void deploySignsItsBackupWithAKeyOfKms(@TempDir Path store) throws Exception {
    String key = "arn:aws:kms:eu-west-3:111122223333:key/backups";
    try (KmsServer kms = new KmsServer()) {
      kms.add(key);
      Map<String, String> variables = variables();
      variables.putAll(Map.of("ENVIRONMENT", "prod", "BACKUP_STORE", "file:" + store));
      variables.putAll(Map.of("BACKUP_KEY", key, "AWS_ENDPOINT_URL_KMS", kms.endpoint()));
      remember(start(variables));
      kms.failNext(1, 400, "DisabledException", key + " is disabled.");
      Answer refused = create(files("001_words.sql", WORDS));
      assertThat(refused.success()).isFalse();
      assertThat(refused.reason()).contains("cannot sign (DisabledException: ", "enable it");
      assertThat(db.queryString("SELECT to_regclass('words') IS NULL")).isEqualTo("t");
      Answer create = create(files("001_words.sql", WORDS));
      assertThat(create.success()).as(create.reason()).isTrue();
      Path backup = Path.of(URI.create(String.valueOf(create.data().get("backup"))));
      assertThat(backup.resolve("manifest.json.hmac")).content().matches("[0-9a-f]{64}\n");
      assertThat(kms.calls()).containsOnly("TrentService.GenerateMac eu-west-3");
    }
  }

  @Test
  void deployTakesASnapshotFirstAndGoesOnWhenItIsAvailable() throws Exception {
    try (RdsServer rds = new RdsServer()) {
      rds.instance("app-prod", "app-prod.abc123.us-east-1.rds.amazonaws.com");
      rds.takeSnapshots(4, "available");
      remember(start(snapshotVariables(rds)));
      DeployFramework impatient = new DeployFramework(this::invoke, Duration.ofSeconds(13));
      Answer create = impatient.handle(DeployEvents.create(files("001_words.sql", WORDS)));
      assertThat(create.success()).as(create.reason()).isTrue();
      assertThat(create.calls()).isGreaterThan(1);
      assertThat(rds.snapshots()).hasSize(1);
      assertThat(create.data()).containsEntry("backup", rds.snapshots().get(0).arn());
      assertThat(rds.actions()).doesNotContain("DescribeDBClusters");
    }
  }

  @Test
  void deployWhoseSnapshotFailsChangesNothing() throws Exception {
    try (RdsServer rds = new RdsServer()) {
      rds.instance("app-prod", "app-prod.abc123.us-east-1.rds.amazonaws.com");
      rds.takeSnapshots(1, "failed");
      remember(start(snapshotVariables(rds)));
      Answer create = create(files("001_words.sql", WORDS));
      assertThat(create.success()).isFalse();
      assertThat(create.reason()).contains("did not come about: its status is failed.");
      assertThat(db.queryString("SELECT to_regclass('words') IS NULL")).isEqualTo("t");
    }
  }

  @Test
  void deployWhoseTimeIsOverBeforeItsSnapshotSaysSo() {
    try (RdsServer rds = new RdsServer()) {
      rds.instance("app-prod", "app-prod.abc123.us-east-1.rds.amazonaws.com");
      rds.takeSnapshots(99, "available");
      remember(start(snapshotVariables(rds)));
      Duration late = Duration.ofMinutes(55).minusSeconds(14);
      Response response = later(DeployEvents.create(files("001_words.sql", WORDS)), late);
      assertThat(response.errorMessage())
          .contains(
              "pending are [001]. The time went to the snapshot that comes first. Deploy again");
    }
  }

  private Map<String, String> snapshotVariables(RdsServer rds) {
    Map<String, String> variables = variables();
    variables.putAll(
        Map.of(
            "SNAPSHOT_BEFORE_UP", "true",
            "DB_RESOURCE_ID", "db:app-prod",
            "AWS_REGION", "us-east-1",
            "AWS_ENDPOINT_URL_RDS", rds.endpoint()));
    return variables;
  }
}
