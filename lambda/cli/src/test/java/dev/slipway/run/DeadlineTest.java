package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Directory;
import dev.slipway.Wiring;
import dev.slipway.action.ActionFailed;
import dev.slipway.config.Settings;
import dev.slipway.config.SettingsReader;
import dev.slipway.ledger.Deadline;
import dev.slipway.plan.Step;
import dev.slipway.progress.Work;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs that must have answered by a moment; the clock is set by what the run does. */
class DeadlineTest {

  private static final long PLENTY = 600_000;

  /** Below what a segment must have before it, so that no other is started. */
  private static final long TOO_LITTLE = 9_999;

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void createProject() {
    project = Project.of(folder, db.url());
  }

  /** A clock of which a listener says how much is left when a certain segment begins. */
  private static class Clock implements RunListener {

    private final String version;
    private final int segment;
    private final long left;
    volatile long remaining = PLENTY;

    Clock(String version, int segment, long left) {
      this.version = version;
      this.segment = segment;
      this.left = left;
    }

    @Override
    public void segmentStarted(Step step, int index) {
      if (step.version().toString().equals(version) && index == segment) {
        remaining = left;
      }
    }
  }

  @Test
  void pausesBetweenMigrationsAndTheNextRunGoesOn() throws SQLException {
    project.file("1_a.sql", "CREATE TABLE a (i int);").file("2_b.sql", "CREATE TABLE b (i int);");
    Map<String, Object> report = up(new Clock("1", 0, TOO_LITTLE));
    assertThat(report).containsEntry("outcome", "PAUSED").containsEntry("pending", List.of("2"));
    assertThat(report.get("warnings").toString())
        .contains("paused at the deadline before 2; run it again to go on");
    assertThat(runs()).containsExactly(List.of("in_progress", "1"));
    assertThat(up(new Clock("", 0, 0))).containsEntry("outcome", "DONE");
    assertThat(runs()).containsExactly(List.of("in_progress", "1"), List.of("completed", "1"));
  }

  @Test
  void pausesBetweenSegmentsAndTheNextRunGoesOn() throws SQLException {
    project.file(
        "1_a.sql",
        """
        CREATE TABLE a (i int);
        CREATE INDEX CONCURRENTLY a_i ON a (i);
        INSERT INTO a VALUES (1);
        """);
    assertThat(up(new Clock("1", 1, TOO_LITTLE)))
        .containsEntry("outcome", "PAUSED")
        .containsEntry("pending", List.of("1"));
    assertThat(db.rows("SELECT state, segments_done FROM schema_migrations"))
        .containsExactly(List.of("partial", "2"));
    assertThat(up(new Clock("", 0, 0))).containsEntry("outcome", "DONE");
    assertThat(db.queryString("SELECT count(*) FROM a")).isEqualTo("1");
  }

  @Test
  void neverStartsWhatCannotFit() throws SQLException {
    project.file("1_a.sql", "CREATE TABLE a (i int);");
    Clock late = new Clock("", 0, 0);
    late.remaining = TOO_LITTLE;
    assertThat(up(late)).containsEntry("outcome", "PAUSED").containsEntry("pending", List.of("1"));
    assertThat(db.queryString("SELECT to_regclass('a')")).isNull();
    assertThat(runs()).containsExactly(List.of("in_progress", "0"));
  }

  @Test
  void firstWorkThatIsCutNeedsMoreTime() throws SQLException {
    project.file("1_slow.sql", "CREATE TABLE a (i int);\nSELECT pg_sleep(60);");
    assertThatThrownBy(() -> up(new Clock("1", 0, 5_300)))
        .isInstanceOf(ActionFailed.class)
        .hasMessageContaining("1_slow.sql:2:1: canceling statement due to")
        .hasMessageContaining("(57014)")
        .hasMessageContaining("1 was rolled back. No migration is applied.")
        .hasMessageContaining(
            "Next: give the function more time, or run it from the command line (./slipway), which"
                + " has no deadline.");
    assertThat(runs()).containsExactly(List.of("rolled_back", "0"));
    assertThat(db.queryString("SELECT to_regclass('a')")).isNull();
  }

  @Test
  void laterWorkThatIsCutPausesTheRun() throws SQLException {
    project
        .file("1_a.sql", "CREATE TABLE a (i int);")
        .file("2_slow.sql", "INSERT INTO a VALUES (1);\nSELECT pg_sleep(60);");
    assertThat(up(new Clock("2", 0, 5_300)))
        .containsEntry("outcome", "PAUSED")
        .containsEntry("pending", List.of("2"));
    assertThat(db.queryString("SELECT count(*) FROM a")).isEqualTo("0");
    assertThat(runs()).containsExactly(List.of("in_progress", "1"));
  }

  @Test
  void laterSegmentThatIsCutPausesTheRun() throws SQLException {
    project.file("1_a.sql", "CREATE TABLE a (i int);\nVACUUM a;\nSELECT pg_sleep(${time});");
    assertThat(up(new Clock("1", 2, 5_300), "60")).containsEntry("outcome", "PAUSED");
    assertThat(up(new Clock("", 0, 0), "0")).containsEntry("outcome", "DONE");
  }

  @Test
  void indexBuildThatIsCutIsBuiltAgain() throws Exception {
    db.execute("CREATE TABLE a (i int)");
    project
        .file("1_first.sql", "SELECT 1;")
        .file("2_index.sql", "CREATE INDEX CONCURRENTLY ON a (i);");
    try (Connection writer = db.connect()) {
      writer.setAutoCommit(false);
      writer.createStatement().execute("INSERT INTO a VALUES (1)");
      assertThat(up(new Clock("2", 0, 5_500))).containsEntry("outcome", "PAUSED");
      assertThat(db.rows("SELECT indisvalid FROM pg_index WHERE indrelid = 'a'::regclass"))
          .containsExactly(List.of("f"));
      writer.commit();
    }
    assertThat(up(new Clock("", 0, 0))).containsEntry("outcome", "DONE");
    assertThat(db.rows("SELECT indisvalid FROM pg_index WHERE indrelid = 'a'::regclass"))
        .containsExactly(List.of("t"));
  }

  @Test
  void waitForALockEndsAtTheDeadline() throws Exception {
    db.execute("CREATE TABLE a (i int)");
    project.file("1_first.sql", "SELECT 1;").file("2_alter.sql", "ALTER TABLE a ADD j int;");
    try (Connection reader = db.connect()) {
      reader.setAutoCommit(false);
      reader.createStatement().execute("LOCK TABLE a IN ACCESS SHARE MODE");
      assertThat(up(new Clock("2", 0, 5_300))).containsEntry("outcome", "PAUSED");
      reader.rollback();
    }
    assertThat(up(new Clock("", 0, 0))).containsEntry("outcome", "DONE");
  }

  /** The pause between two tries takes time too: a try that cannot end is not begun after it. */
  @Test
  void retryThatCannotFitAnyMoreIsNotBegun() throws Exception {
    db.execute("CREATE TABLE a (i int)");
    project
        .file("1_first.sql", "SELECT 1;")
        .file("2_alter.sql", "-- slipway: lock_timeout=10ms\nALTER TABLE a ADD j int;");
    Clock clock =
        new Clock("", 0, 0) {
          @Override
          public void retrying(Step step, int attempt, String reason) {
            super.remaining = 4_000;
          }
        };
    try (Connection reader = db.connect()) {
      reader.setAutoCommit(false);
      reader.createStatement().execute("LOCK TABLE a IN ACCESS SHARE MODE");
      assertThat(up(clock))
          .containsEntry("outcome", "PAUSED")
          .containsEntry("pending", List.of("2"));
    }
    assertThat(runs()).containsExactly(List.of("in_progress", "1"));
  }

  @Test
  void pausedRunIsGoneOnWithUnderItsBackup(@TempDir Path store) throws SQLException {
    project = project.with("ENVIRONMENT", "prod").with("BACKUP_STORE", "file:" + store);
    project.file("1_a.sql", "CREATE TABLE a (i int);").file("2_b.sql", "CREATE TABLE b (i int);");
    Object backup = up(new Clock("1", 0, TOO_LITTLE)).get("backup");
    assertThat(backup).asString().startsWith("file:" + store);
    assertThat(project.run("backup").exitCode()).isZero();
    assertThat(up(new Clock("", 0, 0)))
        .containsEntry("outcome", "DONE")
        .containsEntry("backup", backup);
    project.file("3_c.sql", "CREATE TABLE c (i int);");
    assertThat(up(new Clock("", 0, 0)).get("backup")).isNotNull().isNotEqualTo(backup);
    assertThat(db.rows("SELECT count(*), count(DISTINCT backup_uri) FROM schema_migration_runs"))
        .containsExactly(List.of("4", "3"));
  }

  @Test
  void pauseOfHoursAsksForANewBackup(@TempDir Path store) throws SQLException {
    project = project.with("ENVIRONMENT", "prod").with("BACKUP_STORE", "file:" + store);
    project.file("1_a.sql", "CREATE TABLE a (i int);").file("2_b.sql", "CREATE TABLE b (i int);");
    Object backup = up(new Clock("1", 0, TOO_LITTLE)).get("backup");
    db.execute(
        "UPDATE schema_migration_runs SET finished_at = finished_at - interval '61 minutes'");
    assertThat(up(new Clock("", 0, 0)).get("backup")).isNotNull().isNotEqualTo(backup);
  }

  @Test
  void backupThatDoesNotFitChangesNothing(@TempDir Path store) throws Exception {
    project = project.with("ENVIRONMENT", "prod").with("BACKUP_STORE", "file:" + store);
    project.file("1_a.sql", "CREATE TABLE a (i int);");
    Clock clock =
        new Clock("", 0, 0) {
          @Override
          public void workBegins(Work work) {
            remaining = 4_900;
          }
        };
    assertThatThrownBy(() -> up(clock))
        .hasMessageContaining("the time of this call is over, and a backup cannot be paused.")
        .hasMessageContaining("It has no manifest and does not count. Its files were deleted")
        .hasMessageContaining("Next: back up from where there is no such limit");
    assertThat(runs()).containsExactly(List.of("rolled_back", "0"));
    assertThat(db.queryString("SELECT to_regclass('a')")).isNull();
  }

  private Map<String, Object> up(Clock clock) {
    return up(clock, Map.of());
  }

  private Settings settings() {
    return SettingsReader.read(project.environment(), Wiring.credentials(Map.of()));
  }

  private Map<String, Object> up(Clock clock, String time) {
    return up(clock, Map.of("time", time));
  }

  private Map<String, Object> up(Clock clock, Map<String, String> set) {
    Deadline deadline = Deadline.of(() -> clock.remaining);
    return Wiring.desk(settings(), deadline, clock)
        .perform(Directory.read(Map.of("action", "up", "existing", true, "set", set), name -> null))
        .fields();
  }

  private List<List<String>> runs() throws SQLException {
    return db.rows("SELECT status, applied FROM schema_migration_runs ORDER BY started_at");
  }
}
