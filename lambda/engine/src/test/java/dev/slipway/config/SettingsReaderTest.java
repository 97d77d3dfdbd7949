package dev.slipway.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link SettingsReader}. */
class SettingsReaderTest {

  @Test
  void nothingSetMeansDefaults() {
    Settings settings = SettingsReader.read(Map.of(), new KnownSecrets());
    assertThat(settings.database()).isNull();
    assertThat(settings.migrations()).isEqualTo("migrations");
    assertThat(settings.environment()).isEqualTo("dev");
    assertThat(settings.isProtected()).isFalse();
    assertThat(settings.historySchema()).isEqualTo("public");
    assertThat(settings.lockTimeout()).as("that of the role").isNull();
    assertThat(settings.lockTries()).isEqualTo(10);
    assertThat(settings.statementTimeout()).as("that of the role").isNull();
    assertThat(settings.connectWait())
        .isEqualTo(new ConnectWait(Duration.ofSeconds(60), Duration.ofSeconds(4)));
    assertThat(settings.runLockWait()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.backupStore()).isNull();
    assertThat(settings.invokedBy()).isNull();
  }

  @Test
  void readsTheRest() {
    Settings settings =
        SettingsReader.read(
            Map.of(
                "MIGRATIONS", "db/migrations",
                "ENVIRONMENT", "prod",
                "HISTORY_SCHEMA", "ops",
                "LOCK_TIMEOUT", "500ms",
                "LOCK_TRIES", "3",
                "STATEMENT_TIMEOUT", "10min",
                "CONNECT_WAIT", "0",
                "RUN_LOCK_WAIT", "1h",
                "BACKUP_S3_BUCKET", "bucket",
                "GITHUB_RUN_ID", "7"),
            new KnownSecrets());
    assertThat(settings)
        .isEqualTo(
            new Settings(
                null,
                "db/migrations",
                null,
                null,
                "prod",
                "ops",
                Duration.ofMillis(500),
                3,
                Duration.ofMinutes(10),
                ConnectWait.of(Duration.ZERO),
                Duration.ofHours(1),
                Replacements.NONE,
                "s3://bucket",
                null,
                null,
                "github  run 7",
                ProtectedEnvironments.USUAL,
                Set.of(),
                false,
                null));
    assertThat(settings.isProtected()).isTrue();
  }

  @Test
  void theKeyOfBackupsIsASecret() {
    Settings settings = read("BACKUP_KEY", " 0123456789abcdef\n");
    assertThat(settings.backupKey()).isEqualTo(new BackupKey(new Secret("0123456789abcdef")));
    assertThat(requireNonNull(settings.backupKey()).isOfKms()).isFalse();
    assertThat(settings.toString()).doesNotContain("0123456789abcdef");
    for (String wrong :
        List.of(
            "",
            " ",
            "short",
            "kms:arn:aws:kms:eu-west-1:1:key/x",
            "arn:aws:kms:eu-west-1:1:key/x",
            "arn:aws:kms:eu-west-1:111122223333:backups-of-app",
            "arn:aws:secretsmanager:eu-west-1:111122223333:secret:backups",
            "ALIAS/backups-of-app",
            "alias/backups of app",
            "alias/aws/secretsmanager",
            "arn:aws:kms:eu-west-1:111122223333:alias/aws/s3",
            "mrk-1234abcd12ab34cd56ef1234567890ab",
            "1234abcd-12ab-34cd-56ef-1234567890ab")) {
      assertThatThrownBy(() -> read("BACKUP_KEY", wrong))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("BACKUP_KEY: ")
          .hasMessageNotContaining("short");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab",
        "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        "arn:aws:kms:eu-west-1:111122223333:alias/backups/of-app",
        " alias/backups_of-app\n",
        "alias/b"
      })
  void theKeyOfBackupsMayBeOneOfKms(String name) {
    BackupKey key = requireNonNull(read("BACKUP_KEY", name).backupKey());
    assertThat(key.isOfKms()).isTrue();
    assertThat(key.text().value()).isEqualTo(name.strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", "production", "PROD", "Prd", "live", " Production "})
  void whatIsProductionIsProtectedWhateverItsCase(String environment) {
    assertThat(read("ENVIRONMENT", environment).isProtected()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "preprod", "prod-copy", "live.test"})
  void otherEnvironmentsAreNotProtected(String environment) {
    assertThat(read("ENVIRONMENT", environment).isProtected()).isFalse();
  }

  @Test
  void aListOfProtectedEnvironmentsStandsForTheUsualOnes() {
    Map<String, String> variables = new HashMap<>();
    variables.put("PROTECTED_ENVIRONMENTS", " Staging , eu-Prod");
    for (String environment : List.of("staging", "STAGING", "eu-prod")) {
      variables.put("ENVIRONMENT", environment);
      assertThat(SettingsReader.read(variables, new KnownSecrets()).isProtected()).isTrue();
    }
    variables.put("ENVIRONMENT", "prod");
    assertThat(SettingsReader.read(variables, new KnownSecrets()).isProtected()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod,", ",", "prod;live", "prod live", "*"})
  void aListOfProtectedEnvironmentsHasNamesAndCommas(String list) {
    assertThatThrownBy(() -> read("PROTECTED_ENVIRONMENTS", list))
        .hasMessageContaining("PROTECTED_ENVIRONMENTS: must be names of environments with commas");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:backups",
        "file:/var/backups",
        "file:///var/backups",
        "s3://bucket",
        "s3://b.1/a/b/"
      })
  void aBackupStoreIsAFolderOrABucket(String store) {
    assertThat(read("BACKUP_STORE", store).backupStore()).isEqualTo(store);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "backups",
        "file:",
        "file: ",
        "file://host/backups",
        "s3://",
        "s3:///prefix",
        "s3://B/prefix",
        "S3://bucket",
        "https://bucket"
      })
  void anotherBackupStoreIsRefused(String store) {
    assertThatThrownBy(() -> read("BACKUP_STORE", store))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(
            "  BACKUP_STORE: must be file:folder or s3://bucket/prefix, not \""
                + store.strip()
                + "\"\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://bucket", "bucket/prefix", "My bucket"})
  void aBackupBucketIsANameAlone(String bucket) {
    assertThatThrownBy(() -> read("BACKUP_S3_BUCKET", bucket))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("  BACKUP_S3_BUCKET: must be the name of a bucket alone, not \"")
        .hasMessageContaining("a prefix goes into BACKUP_STORE=s3://bucket/prefix\n");
  }

  @Test
  void twoBackupStoresAreRefused() {
    Map<String, String> both = Map.of("BACKUP_S3_BUCKET", "bucket", "BACKUP_STORE", "file:backups");
    assertThatThrownBy(() -> SettingsReader.read(both, new KnownSecrets()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("  BACKUP_STORE: is set together with BACKUP_S3_BUCKET; set one\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"db:app-prod", "cluster:App1"})
  void resourceForSnapshotsIsAnInstanceOrACluster(String resource) {
    assertThat(read("DB_RESOURCE_ID", resource).rdsResource()).isEqualTo(resource);
  }

  @ParameterizedTest
  @ValueSource(strings = {"app-prod", "db:", "db:1app", "cluster:a.b", "db:a:b", "DB:app"})
  void anotherResourceForSnapshotsIsRefused(String resource) {
    assertThatThrownBy(() -> read("DB_RESOURCE_ID", resource))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(
            "  DB_RESOURCE_ID: must be db:IDENTIFIER of an RDS instance or cluster:IDENTIFIER of an"
                + " Aurora cluster, not "
                + resource
                + "\n");
  }

  private static Settings read(String name, String value) {
    return SettingsReader.read(Map.of(name, value), new KnownSecrets());
  }

  @Test
  void reportsAllProblemsAtOnce() {
    Map<String, String> variables =
        Map.of(
            "DB_NAME", "d",
            "DB_PORT", "70000",
            "DB_SSLMODE", "on",
            "DB_AUTH", "ldap",
            "MIGRATIONS", "gs://bucket/prefix",
            "ENVIRONMENT", "my prod",
            "LOCK_TIMEOUT", "5 seconds",
            "LOCK_TRIES", "many",
            "STATEMENT_TIMEOUT", "25d");
    assertThatThrownBy(() -> SettingsReader.read(variables, new KnownSecrets()))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            """
            The configuration is wrong:
              DB_HOST: the host is missing
              DB_PORT: "70000" is not a port; ports are 1 to 65535
              DB_SSLMODE: must be one of disable, allow, prefer, require, verify-ca, verify-full
              DB_AUTH: can only be iam, not "ldap"
              MIGRATIONS: must be a folder or begin with s3://, not gs://bucket/prefix
              ENVIRONMENT: must be one word such as dev, staging or prod
              LOCK_TIMEOUT: "5 seconds" is not a duration; write it like 500ms, 5s, 10min or 1h
              LOCK_TRIES: must be a whole number from 1 to 99999, not "many"
              STATEMENT_TIMEOUT: "25d" is too long; 24d is the longest
            Nothing was done.\
            """);
  }
}
