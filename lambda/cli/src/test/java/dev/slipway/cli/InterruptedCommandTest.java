package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.process.ChildProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests commands that are told to end by a signal: each answers, and leaves a clean place. */
class InterruptedCommandTest extends RehearsalTestBase {

  private static final String SLEEP = "SELECT pg_sleep(600)";

  @RegisterExtension final PgDatabase target = new PgDatabase();

  @TempDir Path home;

  /** A shell in the background has its children ignore SIGINT; whoever runs it there hears it. */
  private ChildProcess start(String... arguments) {
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.addAll(ChildProcess.java(List.of("-ea"), "dev.slipway.cli.Main"));
    command.addAll(List.of(arguments));
    return ChildProcess.startCommand(home, project.environment(), command);
  }

  /** Sends a signal as a shell does; env knows --default-signal from coreutils 8.31 on. */
  private static void signal(ChildProcess child, String name) throws Exception {
    assumeFalse(name.equals("INT") && ignoresInt(child), "SIGINT is ignored here");
    Process kill =
        new ProcessBuilder("kill", "-" + name, String.valueOf(child.pid())).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  private static boolean ignoresInt(ChildProcess child) throws Exception {
    return Files.readAllLines(Path.of("/proc/" + child.pid() + "/status")).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
  }

  private void awaitQuery(String text) throws Exception {
    String waiting =
        "SELECT pid FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid()"
            + " AND query LIKE '%"
            + text
            + "%' AND query NOT LIKE '%pg_stat_activity%'";
    while (db.rows(waiting).isEmpty()) {
      Thread.sleep(20);
    }
  }

  /** Rows are indexed only when all has been looked at. */
  private void awaitSleep() throws Exception {
    String sleeping =
        "SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = '%s'"
            .formatted(target.name());
    while (db.rows(sleeping).isEmpty()) {
      Thread.sleep(20);
    }
  }

  private List<String> lastRun() throws Exception {
    return db.rows("SELECT status, message FROM schema_migration_runs ORDER BY started_at DESC")
        .get(0);
  }

  @Test
  void aCheckSaysNothingOfWhatItHasNotSeen() throws Exception {
    Path checks = Files.createDirectory(home.resolve("checks"));
    Files.writeString(checks.resolve("slow.sql"), SLEEP);
    try (ChildProcess child = start("check", "--checks", checks.toString())) {
      awaitQuery("pg_sleep");
      signal(child, "TERM");
      assertThat(child.waitFor(LIMIT)).isEqualTo(143);
      assertThat(child.stdout()).isEmpty();
      assertThat(child.stderr())
          .contains("slipway: Interrupted by SIGTERM. The check broke off at " + checks);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aMigrationIsRolledBackAndItIsSaid(String name) throws Exception {
    project.file("30250101_000000_slow.sql", "-- UP\nCREATE TABLE slow ();\n" + SLEEP + ";\n");
    project.file("30250102_000000_never.sql", "-- UP\nCREATE TABLE never ();\n");
    try (ChildProcess child = start("up", "--json")) {
      awaitQuery("pg_sleep");
      signal(child, name);
      assertThat(child.waitFor(LIMIT)).isEqualTo(name.equals("INT") ? 130 : 143);
      String message = "Interrupted by SIG" + name + " at 30250101_000000. Nothing of";
      assertThat(child.stderr()).contains("slipway: " + message, "Next: run up again");
      Map<String, Object> report = JSON.std.mapFrom(child.stdout());
      assertThat(report).containsEntry("action", "up").containsEntry("outcome", "FAILED");
      assertThat(String.valueOf(report.get("message"))).startsWith(message);
      assertThat(lastRun().get(0)).isEqualTo("rolled_back");
      assertThat(lastRun().get(1)).startsWith(message);
    }
    assertThat(db.rows("SELECT 1 FROM pg_tables WHERE tablename IN ('slow', 'never')")).isEmpty();
    assertThat(db.rows("SELECT 1 FROM pg_locks WHERE locktype = 'advisory'")).isEmpty();
  }

  @Test
  void whatIsDoneStaysAndTheNextRunGoesOn() throws Exception {
    project.file(
        "30250101_000000_slow.sql",
        "-- UP\nCREATE TABLE kept (i int);\nCREATE INDEX CONCURRENTLY kept_i ON kept (i);\n"
            + "SELECT pg_sleep(CASE WHEN count(*) = 0 THEN 600 ELSE 0 END) FROM kept;\n");
    try (ChildProcess child = start("up")) {
      awaitQuery("pg_sleep");
      signal(child, "TERM");
      assertThat(child.waitFor(LIMIT)).isEqualTo(143);
      assertThat(child.stderr()).contains("is partial: 2 of 3 segments are done and stay.");
      assertThat(lastRun().get(0)).isEqualTo("failed");
    }
    db.execute("INSERT INTO kept VALUES (1)");
    done("up");
  }

  /** Waits of every kind: for the run lock, for a lock, and before the next try. */
  @ParameterizedTest
  @ValueSource(strings = {"run lock", "table lock"})
  void waitsEndToo(String kind) throws Exception {
    project.file("30250101_000000_wait.sql", "-- UP\nALTER TABLE words ADD COLUMN more int;\n");
    try (var connection = db.connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          kind.equals("run lock")
              ? "SELECT pg_advisory_xact_lock(1397508432, hashtext('public'))"
              : "LOCK TABLE words");
      try (ChildProcess child = start("up", "--json")) {
        child.awaitOutput(
            kind.equals("run lock") ? "waiting for another run" : "trying again", LIMIT);
        signal(child, "TERM");
        assertThat(child.waitFor(LIMIT)).as(child.stderr()).isEqualTo(143);
        assertThat(child.stderr()).contains("Interrupted by SIGTERM");
        assertThat(JSON.std.mapFrom(child.stdout())).containsEntry("outcome", "FAILED");
      }
    }
  }

  @Test
  void aBackupLeavesNoManifestAndIsWrittenDown() throws Exception {
    try (var connection = db.connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE words");
      try (ChildProcess child = start("backup", "--json")) {
        awaitQuery("LOCK TABLE");
        signal(child, "TERM");
        assertThat(child.waitFor(LIMIT)).isEqualTo(143);
        assertThat(child.stderr()).contains("Interrupted by SIGTERM");
        assertThat(JSON.std.mapFrom(child.stdout())).containsEntry("action", "backup");
      }
    }
    assertThat(lastRun().get(0)).isEqualTo("rolled_back");
    assertThat(lastRun().get(1)).startsWith("Interrupted by SIGTERM");
  }

  /** Whoever has pressed Ctrl-C has no call whose time was over. */
  @ParameterizedTest
  @ValueSource(strings = {"backup", "export --to out", "check"})
  void theNextStepIsToRunItAgain(String typed) throws Exception {
    try (var connection = db.connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE words");
      try (ChildProcess child = start(typed.split(" "))) {
        awaitQuery("LOCK TABLE");
        signal(child, "TERM");
        assertThat(child.waitFor(LIMIT)).isEqualTo(143);
        assertThat(child.stderr())
            .contains("Interrupted by SIGTERM", "Next: ", " again.")
            .doesNotContain("the time", "no such limit", "find out");
      }
    }
  }

  @Test
  void aRehearsalSaysThatItWasInterrupted() throws Exception {
    whenItIsRestored("true", "PERFORM pg_sleep(600)");
    backUp();
    String url = "postgres://postgres@127.0.0.1:" + db.port() + "/" + db.name();
    try (ChildProcess child = start("verify-backup", uri, "--rehearse", "--url", url)) {
      awaitQuery("hands");
      signal(child, "TERM");
      assertThat(child.waitFor(LIMIT)).isEqualTo(143);
      assertThat(child.stderr())
          .contains("Interrupted by SIGTERM", "it was interrupted before all was", "again")
          .doesNotContain("the time ended");
    }
    nothingIsLeft();
  }

  /** Whose shell ignores SIGINT, such as one in the background, does not want to be ended by it. */
  @Test
  void aSignalThatTheShellIgnoresEndsNothing() throws Exception {
    project.file("30250101_000000_slow.sql", "-- UP\nCREATE TABLE slow ();\n" + SLEEP + ";\n");
    List<String> command = new ArrayList<>(List.of("env", "--ignore-signal=INT"));
    command.addAll(ChildProcess.java(List.of("-ea"), "dev.slipway.cli.Main"));
    command.add("up");
    try (ChildProcess child = ChildProcess.startCommand(home, project.environment(), command)) {
      awaitQuery("pg_sleep");
      assertThat(ignoresInt(child)).isTrue();
      new ProcessBuilder("kill", "-INT", String.valueOf(child.pid())).start().waitFor();
      signal(child, "TERM");
      assertThat(child.waitFor(LIMIT)).isEqualTo(143);
      assertThat(child.stderr()).contains("Interrupted by SIGTERM").doesNotContain("SIGINT");
    }
  }

  @Test
  void aRestoreGoesOnAfterwards() throws Exception {
    db.execute(
        "CREATE FUNCTION hold(n int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN IF"
            + " current_database() = '"
            + target.name()
            + "' AND NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'slipway_go_"
            + target.name()
            + "') THEN PERFORM pg_sleep(600); END IF; RETURN 1; END $$",
        "CREATE INDEX held ON words (hold(id))");
    backUp();
    project = project.on(target.url());
    try (ChildProcess child = start("restore", uri)) {
      awaitSleep();
      signal(child, "TERM");
      assertThat(child.waitFor(LIMIT)).isEqualTo(143);
      assertThat(child.stderr()).contains("Interrupted by SIGTERM");
      assertThat(child.stdout()).contains("half restored");
    }
    target.execute(
        "CREATE OR REPLACE FUNCTION hold(n int) RETURNS int LANGUAGE sql IMMUTABLE RETURN 1");
    assertThat(project.run("restore", uri, "--json").json()).containsEntry("resumed", true);
  }

  @Test
  void aSecondSignalEndsItAtOnce() throws Exception {
    project.file("30250101_000000_slow.sql", "-- UP\n" + SLEEP + ";\n");
    try (ChildProcess child = start("up")) {
      awaitQuery("pg_sleep");
      signal(child, "TERM");
      signal(child, "TERM");
      assertThat(child.waitFor(LIMIT)).isEqualTo(143);
    }
  }

  @Test
  void whoeverIsStillConnectingEndsToo() throws Exception {
    project = project.on("postgres://x:y@127.0.0.1:1/none").with("CONNECT_WAIT", "10min");
    try (ChildProcess child = start("status", "--json")) {
      child.awaitOutput("trying again", LIMIT);
      signal(child, "TERM");
      assertThat(child.waitFor(LIMIT)).isEqualTo(143);
      assertThat(child.stderr()).contains("Interrupted");
      assertThat(JSON.std.mapFrom(child.stdout())).containsEntry("action", "status");
    }
  }

  /** A server that takes connections and is silent: nothing answers in time but the signal. */
  @Test
  void theActionIsTakenFromAmongOptionsThatHoldPasswords() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url =
          "postgres://x:hidden42@127.0.0.1:" + silent.getLocalPort() + "/a?sslmode=disable";
      try (ChildProcess child =
          start("--url", url, "--connect-wait", "10min", "status", "--json")) {
        silent.accept();
        signal(child, "TERM");
        assertThat(child.waitFor(LIMIT)).isEqualTo(143);
        assertThat(child.stdout() + child.stderr()).doesNotContain("hidden42");
        assertThat(JSON.std.mapFrom(child.stdout()))
            .containsEntry("action", "status")
            .containsEntry("exitCode", 143)
            .containsKeys("sqlState", "next");
      }
    }
  }

  /** A killed rehearsal cannot clean up; the next one does, and lets the living alone. */
  @Test
  void theDatabaseOfAKilledRehearsalIsDroppedByTheNext() throws Exception {
    whenItIsRestored(
        "NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'slipway_go')", "PERFORM pg_sleep(600)");
    backUp();
    String url = "postgres://postgres@127.0.0.1:" + db.port() + "/" + db.name();
    RestoreTestBase.executeAsSuperuser(db, "CREATE DATABASE slipway_rehearsal_0123456789ab");
    try (ChildProcess process = start("verify-backup", uri, "--rehearse", "--url", url)) {
      awaitQuery("hands");
      process.killForcibly();
    }
    List<List<String>> killed =
        db.rows(DATABASES + " AND datname <> 'slipway_rehearsal_0123456789ab'");
    assertThat(killed).hasSize(1);
    RestoreTestBase.executeAsSuperuser(
        db,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE"
            + " 'slipway_rehearsal%'");
    db.execute("DROP MATERIALIZED VIEW hands");
    backUp();
    String report = rehearse(url, ExitCode.DONE).out();
    for (List<String> left : killed) {
      assertThat(report)
          .contains(left.get(0) + ", which a killed rehearsal had left on the server, was dropped");
    }
    assertThat(report)
        .contains(
            "slipway_rehearsal_0123456789ab is there, most likely",
            "DROP DATABASE slipway_rehearsal_0123456789ab WITH (FORCE)");
    assertThat(db.rows(DATABASES)).containsExactly(List.of("slipway_rehearsal_0123456789ab"));
    RestoreTestBase.executeAsSuperuser(db, "DROP DATABASE slipway_rehearsal_0123456789ab");
    try (var files = Files.list(home)) {
      assertThat(files.filter(f -> f.toString().contains("pg-dump"))).isEmpty();
    }
  }
}
