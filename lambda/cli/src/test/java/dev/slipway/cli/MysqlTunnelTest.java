package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.mysql.MariaDbDatabase;
import dev.slipway.testing.mysql.MariaDbServer;
import dev.slipway.testing.mysql.MariaDbTlsServer;
import dev.slipway.testing.ssh.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests MySQL that is reached through a server of SSH. */
class MysqlTunnelTest extends CliTestBase {

  @TempDir Path home;

  private SshServer sshd;

  @BeforeEach
  void startServer() throws IOException {
    MariaDbServer.assumeInstalled();
    sshd = SshServer.start(home, "bastion");
    Path ssh = Files.createDirectory(home.resolve(".ssh"));
    Files.writeString(ssh.resolve("known_hosts"), sshd.knownHost() + "\n");
    project =
        project
            .with("HOME", home.toString())
            .with("SSH_TUNNEL", SshServer.USER + "@127.0.0.1")
            .with("SSH_TUNNEL_PORT", String.valueOf(sshd.port()))
            .with("SSH_TUNNEL_KEY", sshd.key().toString());
  }

  @AfterEach
  void stopServer() {
    if (sshd != null) {
      sshd.close();
    }
  }

  private String[] export(String url) {
    return new String[] {"export", "--from", url, "--to", home.resolve("rows").toString()};
  }

  @Test
  void schemaAndRowsComeThroughTheServer() throws Exception {
    try (MariaDbDatabase mysql = MariaDbDatabase.open()) {
      mysql.execute("CREATE TABLE ships (name varchar(20))", "INSERT INTO ships VALUES ('Argo')");
      done("new", "ships", "--from", mysql.url());
      int before = sshd.led("127.0.0.1", MariaDbServer.port());
      assertThat(before).isPositive();
      done("up");
      done("copy", "--from", mysql.url());
      assertThat(sshd.led("127.0.0.1", MariaDbServer.port())).isGreaterThan(before);
      assertThat(db.queryString("SELECT name FROM ships")).isEqualTo("Argo");
    }
  }

  @Test
  void theCertificateIsForTheDatabasesOwnName() throws Exception {
    try (MariaDbTlsServer tls = new MariaDbTlsServer(home)) {
      done(export(tls.url("localhost", "root")));
      assertThat(sshd.led("localhost", tls.port())).isPositive();
      assertThat(project.failed(export(tls.url("127.0.0.1", "root"))))
          .contains("No connection to MySQL at 127.0.0.1:" + tls.port())
          .contains("name the host as its certificate does");
      assertThat(project.failed(export(tls.url("localhost", "other"))))
          .contains("give the certificate of who signed the server's");
    }
  }

  @Test
  void whatStandsInTheWayIsTold() throws Exception {
    Files.write(home.resolve(".ssh/known_hosts"), List.of());
    String told = project.failed(export("mysql://ada@db.internal/shop"));
    assertThat(told)
        .contains("MySQL at db.internal:3306/shop is not reached. Nothing was done.")
        .contains("is not known");
    Files.writeString(home.resolve(".ssh/known_hosts"), sshd.knownHost() + "\n");
    assertThat(project.failed(export("mysql://ada@db.invalid/shop")))
        .contains("MySQL at db.invalid:3306/shop is not reached. Nothing was done.");
  }
}
