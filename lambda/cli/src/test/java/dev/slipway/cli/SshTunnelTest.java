package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.ssh.SshPrograms;
import dev.slipway.testing.ssh.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests databases that are reached through a server of SSH. */
class SshTunnelTest extends CliTestBase {

  @TempDir static Path servers;
  private static SshServer sshd;

  @TempDir Path home;

  @BeforeAll
  static void startServer() {
    sshd = SshServer.start(servers, "bastion");
  }

  @AfterAll
  static void stopServer() {
    if (sshd != null) {
      sshd.close();
    }
  }

  @BeforeEach
  void knowTheServer() throws IOException {
    Files.createDirectory(home.resolve(".ssh"));
    known(sshd.knownHost());
    project = project.with("HOME", home.toString());
  }

  private void known(String... lines) throws IOException {
    Files.write(home.resolve(".ssh/known_hosts"), List.of(lines));
  }

  private Result through(SshServer server, String... arguments) {
    return ssh(server.key(), server.port()).run(arguments);
  }

  private Project ssh(Path key, int port) {
    return project
        .with("SSH_TUNNEL", SshServer.USER + "@127.0.0.1")
        .with("SSH_TUNNEL_PORT", String.valueOf(port))
        .with("SSH_TUNNEL_KEY", key.toString());
  }

  private int led() {
    return sshd.led("127.0.0.1", db.port());
  }

  @Test
  void aRunGoesThroughTheServerAndLeavesNothingOpen() throws Exception {
    int before = led();
    Result up =
        done(
            "up",
            "--ssh",
            SshServer.USER + "@127.0.0.1",
            "--ssh-port",
            String.valueOf(sshd.port()),
            "--ssh-key",
            sshd.key().toString());
    assertThat(led()).isGreaterThan(before);
    assertThat(up.err())
        .contains(
            "slipway: the way to the database leads through "
                + SshServer.USER
                + "@127.0.0.1:"
                + sshd.port());
    assertThat(db.queryString("SELECT word FROM words")).isEqualTo("boat");
  }

  @Test
  void aServerThatNobodyKnowsIsRefusedWithTheWayToAcceptIt() throws Exception {
    known();
    Result refused = through(sshd, "status");
    assertThat(refused.exitCode()).isEqualTo(1);
    String accept = "echo '%s' >> %s".formatted(sshd.knownHost(), home.resolve(".ssh/known_hosts"));
    assertThat(refused.err())
        .contains("[127.0.0.1]:" + sshd.port() + " is not known")
        .contains("ssh-ed25519 " + sshd.fingerprint())
        .contains(accept);
    SshPrograms.run(List.of("sh", "-c", accept));
    assertThat(through(sshd, "status").exitCode()).isZero();
  }

  @Test
  void aKeyThatHasChangedIsRefusedInOtherWords() throws Exception {
    Path other = SshPrograms.key(home.resolve("other"), "");
    known(
        "# a comment",
        "[127.0.0.1]:"
            + sshd.port()
            + " "
            + Files.readString(other.resolveSibling("other.pub")).strip());
    assertThat(through(sshd, "status").err())
        .contains("The key of [127.0.0.1]:" + sshd.port() + " has changed")
        .contains(sshd.fingerprint())
        .contains("known_hosts:2)")
        .contains("ssh-keygen -R '[127.0.0.1]:" + sshd.port() + "'")
        .doesNotContain("echo");
  }

  @Test
  void aRevokedKeyIsRefused() throws Exception {
    known(sshd.knownHost(), "@revoked * " + sshd.hostKey());
    assertThat(through(sshd, "status").err()).contains("is revoked in known_hosts");
  }

  @Test
  void hashedNamesAreKnownToo() throws Exception {
    SshPrograms.run(List.of("ssh-keygen", "-H", "-f", home.resolve(".ssh/known_hosts").toString()));
    assertThat(Files.readString(home.resolve(".ssh/known_hosts"))).startsWith("|1|");
    assertThat(through(sshd, "status").exitCode()).isZero();
    known();
  }

  @Test
  void aKeyThatOthersMayReadIsRefused() throws Exception {
    Path key = Files.copy(sshd.key(), home.resolve("open"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(through(key, "status")).contains("rw-r--r--").contains("chmod 600 " + key);
  }

  private String through(Path key, String... arguments) {
    return ssh(key, sshd.port()).failed(arguments);
  }

  static Stream<List<String>> kinds() {
    return Stream.of(
        List.of("-t", "rsa", "-b", "2048", "-m", "PEM"),
        List.of("-t", "rsa", "-b", "2048", "-m", "PKCS8"),
        List.of("-t", "ecdsa", "-m", "PEM"),
        List.of("-t", "ed25519"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void keysWithAPassphraseLetIn(List<String> kind) throws Exception {
    Path key = home.resolve("key");
    SshPrograms.key(key, "correct horse", kind.toArray(String[]::new));
    sshd.allow(key);
    Project by = ssh(key, sshd.port()).with("SSH_TUNNEL_PASSPHRASE", "correct horse");
    assertThat(by.done("status").out()).contains("001");
  }

  @Test
  void aKeyWhosePassphraseNobodyGaveIsSaid() {
    Path key = SshPrograms.key(home.resolve("key"), "correct horse");
    assertThat(through(key, "status"))
        .contains(key + " has a passphrase that was not given: ssh-add " + key)
        .contains("SSH_TUNNEL_PASSPHRASE");
  }

  @Test
  void aKeyThatTheServerDoesNotKnowIsSaid() {
    Path key = SshPrograms.key(home.resolve("stranger"), "");
    assertThat(through(key, "status"))
        .contains("takes none of the keys it was offered (1 of files)")
        .contains("authorized_keys");
  }

  @Test
  void aUserWhoIsNotThereIsSaid() {
    Project nobody = ssh(sshd.key(), sshd.port()).with("SSH_TUNNEL", "nobody-here@127.0.0.1");
    assertThat(nobody.failed("status"))
        .contains("nobody-here@127.0.0.1:")
        .contains("none of the keys");
  }

  @Test
  void aServerThatDoesNotForwardIsSaid() throws Exception {
    try (SshServer closed = SshServer.start(home, "closed", "AllowTcpForwarding no")) {
      known(closed.knownHost());
      Result refused = through(closed, "up");
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err())
          .contains("does not let 127.0.0.1:" + db.port() + " be reached through it")
          .contains("AllowTcpForwarding");
    }
  }

  @Test
  void aDatabaseThatDoesNotAnswerToTheServerIsSaid() {
    Result refused =
        ssh(sshd.key(), sshd.port())
            .on("postgres://me@127.0.0.1:1/x")
            .run("status", "--connect-wait", "0s");
    assertThat(refused.err()).contains("127.0.0.1:1 does not answer to the SSH server");
  }

  @Test
  void aServerThatIsNotThereIsSaid() {
    assertThat(ssh(sshd.key(), 1).failed("status", "--connect-wait", "0s"))
        .contains(
            "The SSH server "
                + SshServer.USER
                + "@127.0.0.1:1 does not answer (connection refused)");
  }
}
