package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Directory;
import dev.slipway.Wiring;
import dev.slipway.backup.snapshot.SnapshotFailed;
import dev.slipway.config.SettingsReader;
import dev.slipway.ledger.Deadline;
import dev.slipway.testing.aws.AwsProperties;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.rds.HeldSnapshot;
import dev.slipway.testing.rds.RdsServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests runs whose snapshot takes longer than they have time. */
class SnapshotPauseTest {

  private static final RdsServer RDS = new RdsServer();

  /** Leaves three seconds to wait in, whenever it is asked. */
  private static final Deadline SHORT = Deadline.of(() -> 7_000);

  @RegisterExtension
  static final AwsProperties AWS = AwsProperties.of("aws.endpointUrlRds", RDS::endpoint);

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  private Project project;

  @BeforeAll
  static void addTheInstance() {
    RDS.instance("app-prod", "127.0.0.1");
  }

  @AfterAll
  static void stopServer() {
    RDS.close();
  }

  @BeforeEach
  void writeMigration() {
    RDS.clear();
    project = Project.of(folder, db.url()).file("1_a.sql", "CREATE TABLE a (i int);");
  }

  @Test
  void pausesBeforeAnyChangeAndGoesOnWithTheSameSnapshot() throws Exception {
    RDS.takeSnapshots(3, "available");
    Map<String, Object> paused = up(SHORT);
    String arn = RDS.snapshots().get(0).arn();
    assertThat(paused)
        .containsEntry("outcome", "PAUSED")
        .containsEntry("backup", arn)
        .containsEntry("pending", List.of("1"));
    assertThat(paused.get("warnings").toString())
        .contains("which must come first, is creating (", "Run it again to go on.");
    assertThat(db.queryString("SELECT to_regclass('a')")).isNull();
    assertThat(perform(Deadline.none(), Map.of("action", "status")))
        .containsEntry("lastBackup", null);
    Map<String, Object> done = up(Deadline.none());
    assertThat(done).containsEntry("outcome", "DONE").containsEntry("backup", arn);
    assertThat(RDS.snapshots()).hasSize(1);
    assertThat(db.rows("SELECT status, backup_uri FROM schema_migration_runs ORDER BY started_at"))
        .containsExactly(List.of("in_progress", arn), List.of("completed", arn));
  }

  @Test
  void pausesWhileRdsIsBusyWithSomethingElse() throws Exception {
    RDS.takeSnapshots(1, "available");
    RDS.add(
        new HeldSnapshot(
            false, "app-prod", "nightly", "manual", Instant.now(), Map.of(), 4, "available"));
    Map<String, Object> paused = up(SHORT);
    assertThat(paused).containsEntry("outcome", "PAUSED").containsEntry("backup", null);
    assertThat(paused.get("warnings").toString())
        .contains("RDS takes no snapshot of db:app-prod now (InvalidDBInstanceState: ");
    assertThat(db.queryString("SELECT to_regclass('a')")).isNull();
    assertThat(up(Deadline.none())).containsEntry("outcome", "DONE");
    assertThat(RDS.snapshots()).hasSize(2);
  }

  @Test
  void snapshotThatFailsAfterThePauseEndsTheRunAndTheNextTakesAnother() throws Exception {
    RDS.takeSnapshots(3, "failed");
    assertThat(up(SHORT)).containsEntry("outcome", "PAUSED");
    assertThatThrownBy(() -> up(Deadline.none()))
        .isInstanceOf(SnapshotFailed.class)
        .hasMessageContaining("its status is failed");
    assertThat(db.queryString("SELECT to_regclass('a')")).isNull();
    RDS.takeSnapshots(1, "available");
    assertThat(up(Deadline.none()))
        .containsEntry("outcome", "DONE")
        .containsEntry("backup", RDS.snapshots().get(1).arn());
  }

  @Test
  void snapshotThatIsDeletedDuringThePauseIsTakenAnew() throws Exception {
    RDS.takeSnapshots(3, "available");
    assertThat(up(SHORT)).containsEntry("outcome", "PAUSED");
    RDS.clear();
    RDS.takeSnapshots(1, "available");
    assertThat(up(Deadline.none()))
        .containsEntry("outcome", "DONE")
        .containsEntry("backup", RDS.snapshots().get(0).arn());
  }

  @Test
  void backupThatIsWaitedForInVainIsPaused() {
    RDS.takeSnapshots(9, "available");
    Map<String, Object> report =
        perform(SHORT, Map.of("action", "backup", "kind", "snapshot", "wait", true));
    assertThat(report)
        .containsEntry("outcome", "PAUSED")
        .containsEntry("status", "creating")
        .containsEntry("backup", RDS.snapshots().get(0).arn());
  }

  @Test
  void restoreOverDataTakesItsSnapshotFirst(@TempDir Path store) {
    project = project.with("BACKUP_STORE", "file:" + store);
    RDS.takeSnapshots(1, "available");
    perform(Deadline.none(), Map.of("action", "up"));
    perform(Deadline.none(), Map.of("action", "backup"));
    Map<String, Object> restore =
        Map.of("action", "restore", "backup", "latest", "clean", true, "backupFirst", "snapshot");
    assertThat(perform(Deadline.none(), restore))
        .containsEntry("outcome", "DONE")
        .containsEntry("saved", RDS.snapshots().get(0).arn());
  }

  private Map<String, Object> up(Deadline deadline) {
    return perform(deadline, Map.of("action", "up", "backup", "snapshot"));
  }

  private Map<String, Object> perform(Deadline deadline, Map<String, Object> request) {
    return Wiring.desk(
            SettingsReader.read(project.environment(), Wiring.credentials(Map.of())),
            deadline,
            new RunListener() {})
        .perform(Directory.read(request, name -> null))
        .fields();
  }
}
