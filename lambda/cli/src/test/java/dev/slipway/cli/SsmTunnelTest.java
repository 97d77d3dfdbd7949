package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.mysql.MariaDbDatabase;
import dev.slipway.testing.mysql.MariaDbServer;
import dev.slipway.testing.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests databases that AWS Systems Manager leads to, with a command that stands in for aws. */
class SsmTunnelTest extends CliTestBase {

  private static final String INSTANCE = "i-0123456789abcdef0";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path bin;

  @BeforeEach
  void standIn() throws IOException {
    String java = String.join("' '", ChildProcess.java(List.of(), "dev.slipway.cli.SsmStandIn"));
    aws("echo \"$*\" >> '" + bin + "/called'\n'" + java + "' '" + bin + "' \"$@\"\n");
    project = project.with("PATH", bin + ":" + System.getenv("PATH")).with("SSM_TUNNEL", INSTANCE);
  }

  private void aws(String script) throws IOException {
    Path aws = Files.writeString(bin.resolve("aws"), "#!/bin/sh\n" + script);
    assertThat(aws.toFile().setExecutable(true)).isTrue();
  }

  /** The process that held the port, which must be gone. */
  private void assertEnded() throws Exception {
    long pid = Long.parseLong(Files.readString(bin.resolve("pid")).strip());
    long end = System.nanoTime() + LIMIT.toNanos();
    while (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(20);
    }
  }

  @Test
  void aRunGoesThroughTheSessionAndEndsIt() throws Exception {
    Result up = done("up");
    assertThat(up.err())
        .contains("the way to 127.0.0.1:" + db.port() + " leads through " + INSTANCE + " (SSM)");
    assertThat(Files.readAllLines(bin.resolve("called")))
        .singleElement()
        .asString()
        .matches(
            "ssm start-session --target "
                + INSTANCE
                + " --document-name AWS-StartPortForwardingSessionToRemoteHost --parameters"
                + " host=127.0.0.1,portNumber="
                + db.port()
                + ",localPortNumber=\\d+");
    assertThat(Files.readString(bin.resolve("seen"))).doesNotContain("DATABASE_URL");
    assertThat(db.queryString("SELECT word FROM words")).isEqualTo("boat");
    assertEnded();
  }

  @Test
  void rowsOfMysqlComeThroughASession() throws Exception {
    try (MariaDbDatabase mysql = MariaDbDatabase.open()) {
      mysql.execute("CREATE TABLE words (word varchar(20))", "INSERT INTO words VALUES ('sail')");
      Result export = done("export", "--from", mysql.url(), "--to", bin.resolve("rows").toString());
      assertThat(export.err())
          .contains("the way to 127.0.0.1:" + MariaDbServer.port() + " leads through " + INSTANCE);
    }
    assertEnded();
  }

  @Test
  void aDatabaseThatAnswersNeedsNoSession() {
    assertThat(done("up", "--ssm-if-needed").err()).doesNotContain("leads through");
    assertThat(bin.resolve("called")).doesNotExist();
    assertThat(project.with("SSM_TUNNEL_IF_NEEDED", "perhaps").run("status").err())
        .contains("SSM_TUNNEL_IF_NEEDED: must be true or false");
  }

  @Test
  void aKilledCommandEndsTheSessionToo() throws Exception {
    try (Connection holder = db.connect();
        Statement statement = holder.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(4711)");
      project.file("002_word_origins.sql", "SELECT pg_advisory_lock(4711);");
      List<String> command = ChildProcess.java(List.of(), "dev.slipway.cli.Main");
      command.add("up");
      try (ChildProcess up = ChildProcess.startCommand(bin, project.environment(), command)) {
        while (db.rows("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            .isEmpty()) {
          assertThat(up.isAlive()).as(up::stderr).isTrue();
          Thread.sleep(20);
        }
        up.killForcibly();
      }
      assertEnded();
    }
  }

  @Test
  void withoutTheCommandItIsSaid() {
    Project without = project.with("PATH", "/nowhere");
    assertThat(without.failed("status")).contains("no aws is on the PATH");
  }

  @Test
  void withoutThePluginItIsSaid() throws Exception {
    aws("echo 'SessionManagerPlugin is not found. Please refer to the documentation.'; exit 255");
    assertThat(project.failed("status")).contains("the Session Manager plugin").contains("Install");
  }

  @Test
  void whatAwsSaysIsPassedOn() throws Exception {
    aws("echo 'An error occurred (TargetNotConnected): i-0 is not connected.' >&2; exit 254");
    assertThat(project.failed("status"))
        .contains("opened no session with " + INSTANCE)
        .contains("aws said: An error occurred (TargetNotConnected): i-0 is not connected.");
  }

  @Test
  void onlyAnInstanceIsTaken() {
    Result refused = project.run("status", "--ssm", "bastion");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("SSM_TUNNEL: must be an instance");
    Result both = project.with("SSH_TUNNEL", "bastion").run("status");
    assertThat(both.err()).contains("is set together with SSH_TUNNEL");
  }
}
