package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.TlsServer;
import dev.slipway.testing.process.ChildProcess;
import dev.slipway.testing.ssh.SshAgentProcess;
import dev.slipway.testing.ssh.SshPrograms;
import dev.slipway.testing.ssh.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests ways through servers of SSH: several of them, agents, breaks, TLS, other databases. */
class SshWaysTest extends CliTestBase {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path home;

  private final List<String> config = new ArrayList<>();
  private final List<String> known = new ArrayList<>();

  @BeforeEach
  void makeHome() throws IOException {
    Files.createDirectory(home.resolve(".ssh"));
    project = project.with("HOME", home.toString());
  }

  /** A server that is known, and has an alias. */
  private SshServer server(String alias, String... settings) throws IOException {
    SshServer server = SshServer.start(home, alias, settings);
    known.add(server.knownHost());
    Files.write(home.resolve(".ssh/known_hosts"), known);
    config.add("Host " + alias);
    config.add("  HostName 127.0.0.1");
    config.add("  Port " + server.port());
    config.add("  User " + SshServer.USER);
    return server;
  }

  private void configured(String... lines) throws IOException {
    config.addAll(List.of(lines));
    Files.write(home.resolve(".ssh/config"), config);
  }

  private void awaitNoSession(SshServer server) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (server.sessions() > 0) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(20);
    }
  }

  @Test
  void severalHostsLeadToTheDatabaseAsConfigured() throws Exception {
    try (SshServer outer = server("outer");
        SshServer middle = server("middle");
        SshServer inner = server("inner")) {
      inner.allow(outer.key());
      configured("  ProxyJump outer,middle", "Host *", "  IdentityFile " + outer.key());
      middle.allow(outer.key());
      assertThat(done("up", "--ssh", "inner").err())
          .contains(outer.port() + ", then ")
          .contains(middle.port() + ", then ");
      assertThat(outer.led("127.0.0.1", middle.port())).isPositive();
      assertThat(middle.led("127.0.0.1", inner.port())).isPositive();
      assertThat(inner.led("127.0.0.1", db.port())).isPositive();
      assertThat(outer.led("127.0.0.1", db.port())).isZero();
      awaitNoSession(outer);
      awaitNoSession(inner);
    }
  }

  @Test
  void aHostInBetweenIsNamedThatIsNotKnown() throws Exception {
    try (SshServer outer = server("outer");
        SshServer inner = SshServer.start(home, "inner")) {
      configured(
          "  IdentityFile " + outer.key(),
          "Match host 127.0.0.1 exec true",
          "  Port 1",
          "Host in*",
          "  Include inner.conf",
          "Host out*",
          "  Include inner.conf");
      Files.writeString(
          home.resolve(".ssh/inner.conf"),
          "Host = inner\n HostName = 127.0.0.1\n Port = %d\n ProxyJump = outer\n IdentityFile = \"%s\"\n"
              .formatted(inner.port(), inner.key()));
      String refused = project.failed("status", "--ssh", SshServer.USER + "@inner");
      assertThat(refused).contains("The SSH server [127.0.0.1]:" + inner.port() + " is not known");
    }
  }

  @Test
  void anAgentLogsInForUs() throws Exception {
    try (SshServer server = server("bastion");
        SshAgentProcess agent = SshAgentProcess.start(home)) {
      configured();
      for (int i = 0; i < 7; i++) {
        agent.add(SshPrograms.key(home.resolve("other" + i), ""));
      }
      Path key = Files.move(server.key(), home.resolve("key"));
      Files.copy(home.resolve("bastion/user_key.pub"), home.resolve("key.pub"));
      agent.add(key);
      Files.delete(key);
      Project by = project.with("SSH_AUTH_SOCK", agent.socket().toString());
      assertThat(by.failed("status", "--ssh", "bastion")).contains("the agent's 8");
      by.done("status", "--ssh", "bastion", "--ssh-key", key.toString());
    }
  }

  @Test
  void aBackupAndACopyGoThroughIt() throws Exception {
    try (SshServer server = server("bastion");
        PgDatabase other = PgDatabase.open()) {
      configured("  IdentityFile " + server.key());
      done("up");
      String[] way = {"--ssh", "bastion", "--backup-store", "file:" + home.resolve("backups")};
      project.done(with(way, "backup"));
      project.done(with(way, "verify-backup", "latest"));
      project.on(other.url()).done(with(way, "up"));
      other.execute("DELETE FROM words");
      int before = server.led("127.0.0.1", db.port());
      project.on(other.url()).done(with(way, "copy", "--from", db.url(), "--tables", "words"));
      assertThat(server.led("127.0.0.1", db.port())).isGreaterThan(before);
      assertThat(other.queryString("SELECT word FROM words")).isEqualTo("boat");
    }
  }

  private static String[] with(String[] more, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void aServerThatDiesInTheMiddleLeavesNothingHalfDone() throws Exception {
    try (SshServer server = server("bastion");
        Connection holder = db.connect();
        Statement statement = holder.createStatement()) {
      configured("  IdentityFile " + server.key());
      statement.execute("SELECT pg_advisory_lock(4711)");
      project.file("002_word_origins.sql", "CREATE TABLE half (); SELECT pg_advisory_lock(4711);");
      CompletableFuture<Result> up =
          CompletableFuture.supplyAsync(() -> project.run("up", "--ssh", "bastion"));
      while (db.rows("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
          .isEmpty()) {
        assertThat(up).isNotDone();
        Thread.sleep(20);
      }
      server.kill();
      Result broken = up.join();
      assertThat(broken.exitCode()).as(broken.err()).isEqualTo(1);
      assertThat(broken.err())
          .contains("The connection was lost")
          .contains("Everything up to 001 stays applied");
      statement.execute("SELECT pg_advisory_unlock(4711)");
      server.start();
      project.done("up", "--ssh", "bastion", "--run-lock-wait", "1min");
      assertThat(db.queryString("SELECT count(*) FROM schema_migrations")).isEqualTo("4");
    }
  }

  @Test
  void theCertificateIsForTheDatabasesOwnName() throws Exception {
    try (SshServer server = server("bastion");
        TlsServer tls = new TlsServer(home)) {
      configured("  IdentityFile " + server.key());
      String url = tls.url("localhost") + "?sslmode=verify-full&sslrootcert=";
      assertThat(elsewhere(url + tls.root(), "status", "--connect-wait", "0s"))
          .startsWith("1 ")
          .contains("No server answered at localhost");
      assertThat(elsewhere(url + tls.root(), "status", "--ssh", "bastion", "--ssh-if-needed"))
          .startsWith("0 ")
          .contains("the way to the database leads through");
      String[] status = {"status", "--ssh", "bastion"};
      assertThat(project.on(url + tls.otherRoot()).failed(status)).contains("certificate");
      assertThat(project.on(url.replace("localhost", "127.0.0.1") + tls.root()).failed(status))
          .contains("is for another name");
    }
  }

  /**
   * Runs a command whose own sockets go to a proxy that is not there, which those of SSH do not
   * heed; gives exit code and messages.
   */
  private String elsewhere(String url, String... arguments) {
    List<String> nowhere =
        List.of("-DsocksProxyHost=127.0.0.1", "-DsocksProxyPort=1", "-DsocksNonProxyHosts=");
    List<String> command = ChildProcess.java(nowhere, "dev.slipway.cli.Main");
    command.addAll(List.of(arguments));
    Map<String, String> variables = new HashMap<>(project.environment());
    variables.put("DATABASE_URL", url);
    try (ChildProcess process = ChildProcess.startCommand(home, variables, command)) {
      int code = process.waitFor(LIMIT);
      return code + " " + process.stdout() + process.stderr();
    }
  }

  @Test
  void aDatabaseThatAnswersIsNotReachedByTheWayThatIsForNeed() throws Exception {
    try (SshServer server = server("bastion")) {
      configured("  IdentityFile " + server.key());
      Result status = done("status", "--ssh", "bastion", "--ssh-if-needed");
      assertThat(status.err()).doesNotContain("leads through");
      assertThat(server.led("127.0.0.1", db.port())).isZero();
    }
  }

  @Test
  void anInterruptedCommandLeavesNoSession() throws Exception {
    try (SshServer server = server("bastion");
        Connection holder = db.connect();
        Statement statement = holder.createStatement()) {
      configured("  IdentityFile " + server.key());
      statement.execute("SELECT pg_advisory_lock(4711)");
      project.file("002_word_origins.sql", "SELECT pg_advisory_lock(4711);");
      List<String> command = ChildProcess.java(List.of(), "dev.slipway.cli.Main");
      command.addAll(List.of("up", "--ssh", "bastion"));
      try (ChildProcess up = ChildProcess.startCommand(home, project.environment(), command)) {
        while (db.rows("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
            .isEmpty()) {
          assertThat(up.isAlive()).as(up::stderr).isTrue();
          Thread.sleep(20);
        }
        ProcessHandle.of(up.pid()).orElseThrow().destroy();
        assertThat(up.waitFor(LIMIT)).as(up.stderr()).isEqualTo(143);
        awaitNoSession(server);
      }
      assertThat(db.rows("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"))
          .isEmpty();
    }
  }
}
