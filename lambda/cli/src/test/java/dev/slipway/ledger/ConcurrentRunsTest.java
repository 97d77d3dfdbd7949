package dev.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.CliProcess;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.process.ChildProcess;
import dev.slipway.testing.proxy.PostgresProxy;
import dev.slipway.testing.proxy.QueryMoment;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Several runs on one database at once: the lock lets one of them work at a time. */
class ConcurrentRunsTest {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final String SLOW =
      """
      CREATE TABLE t (i int);
      INSERT INTO t SELECT generate_series(1, 1000);
      CREATE INDEX CONCURRENTLY t_i ON t (i);
      SELECT pg_sleep(1);
      CREATE UNIQUE INDEX CONCURRENTLY ON t (i);
      """;

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void createProject() {
    project = Project.of(folder, db.url());
  }

  @Test
  void oneOfTenProcessesAppliesAndNineFindNothingToDo() throws Exception {
    project.file("1_slow.sql", SLOW).file("2_next.sql", "CREATE TABLE next (i int);");
    List<ChildProcess> processes =
        IntStream.range(0, 10)
            .mapToObj(i -> CliProcess.start(folder, project.environment(), "up"))
            .toList();
    try {
      assertThat(processes.stream().map(process -> process.waitFor(LIMIT))).containsOnly(0);
      assertThat(outputs(processes)).filteredOn(out -> out.contains("Done.")).hasSize(1);
      assertThat(outputs(processes)).filteredOn(out -> out.contains("Nothing to do.")).hasSize(9);
    } finally {
      processes.forEach(ChildProcess::close);
    }
    assertThat(db.rows("SELECT DISTINCT status FROM schema_migration_runs"))
        .containsExactly(List.of("completed"));
    assertThat(db.queryString("SELECT count(*) FROM schema_migration_runs")).isEqualTo("10");
    assertThat(db.queryString("SELECT count(*) FROM t")).isEqualTo("1000");
    assertThat(db.queryString("SELECT count(*) FROM pg_index WHERE NOT indisvalid")).isEqualTo("0");
  }

  private static Stream<String> outputs(List<ChildProcess> processes) {
    return processes.stream().map(ChildProcess::stdout);
  }

  @Test
  void holderIsNamedWhileWaitingAndWhenTheWaitEnds() throws Exception {
    project.file("1_wait.sql", "SET lock_timeout = 0; SELECT pg_advisory_lock(1);");
    try (Connection gate = db.connect();
        ChildProcess holder = startHolder(gate)) {
      String pid = holderPid();
      Cli.Result waiting = project.run("up", "--run-lock-wait", "1s");
      assertThat(waiting.exitCode()).isEqualTo(5);
      assertThat(waiting.out()).isEmpty();
      assertThat(waiting.err().lines())
          .first()
          .asString()
          .matches(
              "slipway: waiting for another run: session "
                  + pid
                  + " \\(slipway [^,]+, user slipway_owner, since 00:00:\\d\\d\\)");
      assertThat(waiting.err())
          .containsPattern("Another run holds the run lock: session " + pid + " \\(slipway [^,]+,")
          .contains(
              "Nothing was done. Run it again when the other has ended, or wait longer with"
                  + " --run-lock-wait; if that session is dead: SELECT pg_terminate_backend("
                  + pid
                  + ").");
      gate.close();
      assertThat(holder.waitFor(LIMIT)).isZero();
    }
    assertThat(project.run("up").out()).contains("Nothing to do.");
  }

  /** The server notices that the client is gone while it still works for it. */
  @Test
  void killedHolderLeavesNoLock() throws Exception {
    project.file("1_wait.sql", "SET lock_timeout = 0; SELECT pg_advisory_lock(1);");
    try (Connection gate = db.connect();
        ChildProcess holder = startHolder(gate)) {
      holder.killForcibly();
      project.file("1_wait.sql", "CREATE TABLE t (i int);");
      Cli.Result next = project.run("up", "--run-lock-wait", "1min");
      assertThat(next.exitCode()).as(next.err()).isZero();
      assertThat(next.out()).contains("Done.");
    }
    assertThat(db.rows("SELECT status FROM schema_migration_runs ORDER BY started_at"))
        .containsExactly(List.of("failed"), List.of("completed"));
  }

  @Test
  void historiesInTwoSchemasDoNotWaitForEachOther() throws Exception {
    project.file("1_wait.sql", "SET lock_timeout = 0; SELECT pg_advisory_lock(1);");
    try (Connection gate = db.connect();
        ChildProcess holder = startHolder(gate)) {
      project.file("1_wait.sql", "CREATE TABLE t (i int);");
      Cli.Result other = project.run("up", "--history-schema", "other", "--run-lock-wait", "0");
      assertThat(other.exitCode()).as(other.err()).isZero();
      holder.killForcibly();
    }
  }

  @Test
  void statusAndPlanDoNotWait() throws Exception {
    project.file("1_wait.sql", "SET lock_timeout = 0; SELECT pg_advisory_lock(1);");
    try (Connection gate = db.connect();
        ChildProcess holder = startHolder(gate)) {
      assertThat(project.run("status").out()).contains("pending (1):", "last run: up started");
      assertThat(project.run("plan").exitCode()).isZero();
      holder.killForcibly();
    }
  }

  /** DISCARD ALL gives every lock of the session back, ours too. */
  @Test
  void lockIsTakenAgainAfterAScriptGaveAllBack() {
    project.file("1_discard.sql", "DISCARD ALL;\nSELECT 'after' AS discard;");
    project.file("2_unlock.sql", "SELECT pg_advisory_unlock_all();");
    project.file("3_last.sql", "SELECT 'after' AS unlock;");
    List<Boolean> locked = new CopyOnWriteArrayList<>();
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      proxy.onQuery(
          event -> {
            if (event.moment() == QueryMoment.BEFORE_FORWARD && event.sql().contains("'after'")) {
              locked.add(isLocked());
            }
          });
      assertThat(project.on(db.url(proxy.port())).run("up").exitCode()).isZero();
    }
    assertThat(locked).containsExactly(true, true);
  }

  private boolean isLocked() {
    try {
      return db.queryString("SELECT 1 FROM pg_locks WHERE locktype = 'advisory'") != null;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts a run that waits in its first migration until the gate's session ends. */
  private ChildProcess startHolder(Connection gate) throws Exception {
    gate.createStatement().execute("SELECT pg_advisory_lock(1)");
    ChildProcess holder = CliProcess.start(folder, project.environment(), "up");
    while (holder.isAlive() && holderPid() == null) {
      Thread.sleep(20);
    }
    return holder;
  }

  private String holderPid() throws Exception {
    return db.queryString("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
  }
}
