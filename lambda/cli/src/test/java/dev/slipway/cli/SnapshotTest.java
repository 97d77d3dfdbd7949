package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.aws.AwsProperties;
import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.rds.HeldSnapshot;
import dev.slipway.testing.rds.RdsFault;
import dev.slipway.testing.rds.RdsServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests snapshots of RDS as the command line takes, lists and prunes them. */
class SnapshotTest extends CliTestBase {

  private static final RdsServer RDS = new RdsServer();

  @RegisterExtension
  static final AwsProperties AWS = AwsProperties.of("aws.endpointUrlRds", RDS::endpoint);

  @BeforeAll
  static void addTheInstance() {
    RDS.instance("app-prod", "127.0.0.1");
    RDS.instance("app-dev", "127.0.0.2");
  }

  @BeforeEach
  void startWithoutSnapshots() {
    RDS.clear();
    RDS.takeSnapshots(1, "available");
  }

  @AfterAll
  static void stopServer() {
    RDS.close();
  }

  @Test
  void beginsASnapshotAndTellsWhereItIs() {
    done("up");
    Result result = done("backup", "--snapshot");
    HeldSnapshot taken = RDS.snapshots().get(0);
    assertThat(result.maskedOut())
        .isEqualTo(
            """
              %s
            Done. The snapshot of DATABASE (dev) in db:app-prod at 20250101_120000 is creating (50 %%). It goes on without us, and may still fail; look with: backups --snapshot
            """
                .formatted(taken.arn()));
    assertThat(taken.source()).isEqualTo("app-prod");
    assertThat(taken.name())
        .matches("slipway-" + db.name().replace('_', '-') + "-20250101-120000-\\d{8}-\\d{6}");
    Map<String, Object> run = first(done("history", "--json").json().get("runs"));
    assertThat(run).containsEntry("action", "backup").containsEntry("backup", null);
    assertThat(taken.tags())
        .containsEntry("slipway:database", db.name())
        .containsEntry("slipway:version", "20250101_120000")
        .containsEntry("slipway:environment", "dev")
        .containsEntry("slipway:run", String.valueOf(run.get("runId")))
        .containsKey("slipway:tool");
    assertThat(done("status", "--json").json()).containsEntry("lastBackup", null);
  }

  @Test
  void waitsForItWhenTold() {
    done("up");
    Map<String, Object> report = done("backup", "--snapshot", "--wait", "--json").json();
    assertThat(report.keySet())
        .containsExactly(
            "action",
            "outcome",
            "database",
            "environment",
            "kind",
            "backup",
            "snapshot",
            "source",
            "status",
            "percent",
            "version",
            "runId",
            "durationMs");
    assertThat(report)
        .containsEntry("outcome", "DONE")
        .containsEntry("kind", "snapshot")
        .containsEntry("status", "available")
        .containsEntry("source", "db:app-prod")
        .containsEntry("backup", RDS.snapshots().get(0).arn());
    Map<?, ?> last = (Map<?, ?>) done("status", "--json").json().get("lastBackup");
    assertThat(last.get("backup")).isEqualTo(report.get("backup"));
  }

  @Test
  void takesTheResourceThatIsNamed() {
    done("backup", "--snapshot", "--rds-resource", "db:app-dev");
    assertThat(RDS.snapshots()).extracting(HeldSnapshot::source).containsExactly("app-dev");
    assertThat(RDS.snapshots().get(0).name()).contains("-none-");
  }

  @Test
  void anotherDatabaseOnTheCommandLineIsNotInTheResourceOfTheEnvironment() {
    project = project.with("DB_RESOURCE_ID", "db:app-dev");
    done("backup", "--snapshot", "--url", db.url());
    assertThat(RDS.snapshots()).extracting(HeldSnapshot::source).containsExactly("app-prod");
  }

  @Test
  void snapshotThatFailsIsToldAndWrittenDown() throws Exception {
    done("up");
    RDS.takeSnapshots(1, "failed");
    Result result = project.run("backup", "--snapshot", "--wait");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err())
        .contains(
            " of db:app-prod did not come about: its status is failed. The database was not"
                + " changed. Next: look at the events of db:app-prod in RDS, then try again.\n");
    assertThat(
            db.rows("SELECT status, backup_uri FROM schema_migration_runs WHERE action = 'backup'"))
        .containsExactly(Arrays.asList("rolled_back", null));
  }

  @Test
  void upAndDownTakeOneFirstWhenSomethingIsToBeDone() {
    project = project.with("ENVIRONMENT", "prod");
    Map<String, Object> report = done("up", "--snapshot", "--json").json();
    assertThat(report)
        .containsEntry("outcome", "DONE")
        .containsEntry("backup", RDS.snapshots().get(0).arn());
    assertThat(RDS.snapshots().get(0).tags())
        .containsEntry("slipway:run", String.valueOf(report.get("runId")));
    done("up", "--snapshot");
    assertThat(RDS.snapshots()).hasSize(1);
    Object second =
        done("down", "--snapshot", "--confirm", db.name(), "--json").json().get("backup");
    assertThat(RDS.snapshots())
        .extracting(HeldSnapshot::arn)
        .containsExactlyInAnyOrder(String.valueOf(report.get("backup")), String.valueOf(second));
  }

  @Test
  void restoreTakesOneFirstWhenSomethingIsReplaced(@TempDir Path store) {
    project = project.with("BACKUP_STORE", "file:" + store);
    done("up");
    done("backup");
    Object saved = done("restore", "latest", "--clean", "--snapshot", "--json").json().get("saved");
    assertThat(RDS.snapshots()).extracting(HeldSnapshot::arn).containsExactly((String) saved);
    assertThat(done("status", "--json").json()).containsEntry("outcome", "UP_TO_DATE");
  }

  @Test
  void upWaitsForASnapshotOfSomebodyElseToEnd() {
    RDS.add(snapshot("nightly", Instant.now(), Map.of(), 2));
    assertThat(done("up", "--snapshot").err()).contains("waiting until RDS can take a snapshot of");
    assertThat(RDS.snapshots()).hasSize(2);
  }

  @Test
  void upChangesNothingWithoutItsSnapshot() throws Exception {
    List<String> before = db.catalogue();
    RDS.takeSnapshots(1, "failed");
    Result failed = project.run("up", "--snapshot");
    assertThat(failed.exitCode()).as(failed.err()).isEqualTo(ExitCode.FAILED);
    assertThat(failed.err()).contains("its status is failed");
    RDS.failNext("CreateDBSnapshot", RdsFault.of(400, "SnapshotQuotaExceeded", "too many"));
    assertThat(project.run("up", "--snapshot").err()).contains("SnapshotQuotaExceeded");
    assertThat(db.catalogue()).isEqualTo(before);
    assertThat(db.rows("SELECT status, backup_uri FROM schema_migration_runs"))
        .containsExactly(Arrays.asList("rolled_back", null), Arrays.asList("rolled_back", null));
  }

  @Test
  void listsAndPrunesOnlyItsOwn() {
    String ours = "slipway-" + db.name().replace('_', '-') + "-001-2025";
    Map<String, String> tags =
        Map.of("slipway:tool", "slipway 0.1.0", "slipway:database", db.name());
    for (int day = 1; day <= 4; day++) {
      RDS.add(snapshot(ours + day, daysAgo(40 + day), tags, 0));
    }
    RDS.add(snapshot("before-upgrade", daysAgo(100), tags, 0));
    RDS.add(snapshot(ours + "-copy", daysAgo(100), Map.of(), 0));
    RDS.add(
        new HeldSnapshot(
            false, "app-dev", ours + "9", "manual", daysAgo(50), tags, 0, "available"));
    assertThat(done("backups", "--snapshot").maskedOut())
        .startsWith("TIME  41 days old  available  at no version\n    arn:aws:rds:")
        .hasLineCount(8);
    Result shown = done("backups", "--snapshot", "--prune", "--keep-last", "2");
    assertThat(shown.maskedOut())
        .endsWith(
            "Would delete 2 backups of DATABASE in db:app-prod. Nothing was deleted. Do it with:"
                + " --prune --execute\n");
    assertThat(RDS.snapshots()).hasSize(7);
    done("backups", "--snapshot", "--prune", "--keep-last", "2", "--execute");
    assertThat(RDS.snapshots())
        .extracting(HeldSnapshot::name)
        .containsExactlyInAnyOrder(
            "before-upgrade", ours + "-copy", ours + "1", ours + "2", ours + "9");
  }

  @Test
  void waitingIsForSnapshots() throws Exception {
    refuses(
        ExitCode.USAGE,
        """
        The request is wrong:
          --wait: is for snapshots; a backup into the store is always waited for
        Nothing was done.\
        """,
        "backup",
        "--wait");
  }

  private static Instant daysAgo(int days) {
    return Instant.now().minus(Duration.ofDays(days));
  }

  private static HeldSnapshot snapshot(
      String name, Instant created, Map<String, String> tags, int looks) {
    return new HeldSnapshot(false, "app-prod", name, "manual", created, tags, looks, "available");
  }
}
