package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.slipway.testing.cli.Cli.Result;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A backup is a run: under the run lock and in the audit log. */
class BackupRunTest extends StoreTestBase {

  @Test
  void isARunAndTheNewestBackupIsToldByStatus() {
    done("backup");
    assertThat(done("history").out()).doesNotContain("backup");
    done("up");
    Map<String, Object> backup = done("backup", "--json").json();
    Map<String, Object> run = first(done("history", "--json").json().get("runs"));
    assertThat(run)
        .containsEntry("action", "backup")
        .containsEntry("status", "completed")
        .containsEntry("runId", backup.get("runId"))
        .containsEntry("backup", backup.get("backup"));
    assertThat(done("status", "--json").json().get("lastBackup"))
        .asInstanceOf(MAP)
        .containsEntry("runId", backup.get("runId"))
        .containsEntry("backup", backup.get("backup"));
    assertThat(done("status").out())
        .contains("\nlast backup: ")
        .endsWith(backup.get("backup") + "\n");
  }

  @Test
  void whereNothingMayBeWrittenABackupIsTakenAllTheSame() throws Exception {
    done("up");
    db.execute("ALTER DATABASE " + db.name() + " SET default_transaction_read_only = on");
    assertThat(done("backup").out()).contains("Done. " + db.name() + " (dev) is backed up");
    assertThat(db.queryString("SELECT count(*) FROM schema_migration_runs")).isEqualTo("1");
  }

  @Test
  void failedBackupIsWrittenDown() throws Exception {
    done("up");
    Files.writeString(store.resolve("database-backups"), "no folder");
    assertThat(project.run("backup").exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(
            db.rows(
                "SELECT action, status, message LIKE '%No backup%' OR message LIKE '%no manifest%',"
                    + " backup_uri FROM schema_migration_runs WHERE action = 'backup'"))
        .containsExactly(Arrays.asList("backup", "rolled_back", "t", null));
  }

  @Test
  void waitsForARunThatIsUnderWay() throws Exception {
    done("up");
    try (Connection other = db.connect();
        Statement statement = other.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(1397508432, hashtext('public'))");
      Result result = project.with("RUN_LOCK_WAIT", "1s").run("backup");
      assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.LOCKED);
    }
    assertThat(each(done("backups", "--json").json().get("backups"), "state")).isEmpty();
  }
}
