package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import dev.slipway.testing.process.ChildProcess;
import dev.slipway.testing.proxy.PostgresProxy;
import dev.slipway.testing.proxy.QueryMoment;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests backups of a database or into a folder that fails in the middle. */
class BackupFaultsTest extends StoreTestBase {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Some 3 MB in the store: the text hardly compresses. */
  private static final String BIG =
      "CREATE TABLE big AS SELECT i, md5(random()::text) || md5(random()::text) AS noise"
          + " FROM generate_series(1, 80000) i";

  @BeforeEach
  void fill() throws Exception {
    done("up");
    db.execute(BIG);
  }

  /**
   * The network goes away under the rows, the sequences, or the session that holds the snapshot.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY public.big",
        "pg_get_sequence_data|last_value",
        "LOCK TABLE",
        "AS now;\\s+COMMIT"
      })
  void aLostConnectionIsAClearFailure(String query) throws Exception {
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      proxy.onQuery(
          event -> {
            if (event.moment() == QueryMoment.BEFORE_FORWARD
                && event.sql().matches("(?s).*(" + query + ").*")) {
              event.cutBoth();
            }
          });
      Result result = project.on(db.url(proxy.port())).run("backup");
      assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(result.err())
          .containsPattern("slipway: (The backup of .* failed while|No backup was taken of) ")
          .containsPattern("the connection was lost|server closed the connection unexpectedly")
          .containsPattern(
              "Next: (mend that|see whether the server can be reached,) and back up again.\n$")
          .doesNotContain("\tat ");
    }
    nothingIsThere();
  }

  @Test
  void aTerminatedBackendIsAClearFailure() throws Exception {
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      proxy.onQuery(
          event -> {
            if (event.moment() == QueryMoment.BEFORE_FORWARD && event.sql().startsWith("COPY ")) {
              terminateBackups();
            }
          });
      Result result = project.on(db.url(proxy.port())).run("backup");
      assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(result.err())
          .contains("failed while writing ")
          .containsAnyOf("the connection was lost", "terminating connection");
    }
    nothingIsThere();
  }

  private void terminateBackups() {
    try {
      db.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
              + db.name()
              + "' AND application_name LIKE 'slipway%'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a process may write to one file is limited here; the write fails as on a full disk. */
  @Test
  void aFullDiskIsAClearFailure() throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("bash", "-c", "ulimit -f 2048 && exec \"$@\"", "bash"));
    // The JVM would keep a file for the profilers of this machine, larger than the limit.
    command.addAll(ChildProcess.java(List.of("-XX:-UsePerfData"), "dev.slipway.cli.Main"));
    command.add("backup");
    try (ChildProcess child = ChildProcess.startCommand(folder, project.environment(), command)) {
      assertThat(child.waitFor(LIMIT)).as(child.stderr()).isEqualTo(ExitCode.FAILED);
      assertThat(child.stderr())
          .contains("failed while writing the rows of public.big: " + store)
          .contains("cannot be written (File too large)")
          .contains("It has no manifest and does not count. Its files were deleted");
    }
    nothingIsThere();
  }

  @Test
  void aServerNewerThanEveryDumperIsRefused() throws Exception {
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      proxy.announceVersion("99.1");
      Result result = project.on(db.url(proxy.port())).run("backup");
      assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(result.err())
          .startsWith("slipway: No pg_dump is new enough for PostgreSQL 99: ")
          .containsPattern("the built-in one is \\d+\\.\\d+")
          .endsWith("Nothing was done.\n");
    }
    nothingIsThere();
  }

  /** Packages of Debian, Ubuntu and others write more behind the version. */
  @ParameterizedTest
  @ValueSource(
      strings = {".3 (Debian %1$d.3-1.pgdg120+1)", "beta2 (Ubuntu %1$d~beta2-1)", ".1 - x"})
  void theBackupOfAPackagersServerIsReadAgain(String behind) throws Exception {
    int major = PostgresServer.majorVersion();
    try (PostgresProxy proxy = new PostgresProxy(db.port());
        PgDatabase target = PgDatabase.open()) {
      proxy.announceVersion(major + behind.formatted(major));
      Project there = project.on(db.url(proxy.port()));
      assertThat(there.run("backup").exitCode()).isZero();
      assertThat(there.run("verify-backup", "latest").out()).contains("Whole");
      Result restored = project.on(target.url()).run("restore", "latest:" + db.name());
      assertThat(restored.exitCode()).as(restored.err()).isZero();
    }
  }

  @Test
  void aTableThatMayNotBeReadIsNamed() throws Exception {
    String role = "reader_" + db.name();
    db.execute(
        "CREATE ROLE " + role + " LOGIN PASSWORD 'reader'",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + role,
        "REVOKE SELECT ON big FROM " + role);
    try {
      String url = "postgres://" + role + ":reader@127.0.0.1:" + db.port() + "/" + db.name();
      Result result = project.on(url).run("backup");
      assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(result.err())
          .startsWith("slipway: this backup is not written down: User " + role)
          .contains(
              "slipway: No backup was taken: role %s may not read all rows of public.big. Nothing"
                  .formatted(role));
    } finally {
      try (Connection connection = db.connectAsSuperuser();
          Statement statement = connection.createStatement()) {
        statement.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
      }
    }
    nothingIsThere();
  }

  private void nothingIsThere() {
    assertThat(done("backups").out()).startsWith("No backup of ");
    assertThat(store).isEmptyDirectory();
  }
}
