package dev.slipway.postgres.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.config.CredentialSource;
import dev.slipway.config.Credentials;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SocketSession;
import dev.slipway.postgres.UnableToConnect;
import dev.slipway.testing.postgres.TlsServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that dumps are secured as other sessions are, and refused where those are. */
class DumpTlsTest {

  @TempDir static Path certificates;
  private static TlsServer server;

  @BeforeAll
  static void startServer() {
    server = new TlsServer(certificates);
    try (Session session = verifyFull("localhost", server.root().toString()).open()) {
      session.executeAsWritten(
          "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$SELECT '" + LONG + "'$$");
    }
  }

  private static final String LONG = "x".repeat(100_000);

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void theBuiltInOneDumpsOverTls() {
    Connector connector = verifyFull("localhost", server.root().toString());
    try (SocketSession session = connector.openWithSocket()) {
      assertThat(session.socket()).isInstanceOf(SSLSocket.class);
      assertThat(
              session.session().execute("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
          .allMatch(rows -> "t".equals(rows.first().get("ssl")));
    }
    assertThat(dump(new WasmDumper(connector)).contains(LONG)).isTrue();
  }

  @Test
  void anInstalledOneDumpsOverTls() {
    Connector connector = verifyFull("localhost", server.root().toString());
    assertThat(dump(NativePrograms.dumper(connector)).contains(LONG)).isTrue();
  }

  @Test
  void theBuiltInOneRefusesAnotherRoot() {
    for (String roots : List.of(server.otherRoot().toString(), "system")) {
      assertThatThrownBy(() -> dump(new WasmDumper(verifyFull("localhost", roots))))
          .isInstanceOf(UnableToConnect.class)
          .hasMessageContaining("is not trusted");
    }
  }

  @Test
  void theBuiltInOneRefusesAnotherName() {
    Connector connector = verifyFull("127.0.0.1", server.root().toString());
    assertThatThrownBy(() -> dump(new WasmDumper(connector)))
        .isInstanceOf(UnableToConnect.class)
        .hasMessageContaining("is for another name");
  }

  @Test
  void anInstalledOneRefusesAnotherRoot() {
    for (String roots : List.of(server.otherRoot().toString(), "system")) {
      SchemaDumper dumper = NativePrograms.dumper(verifyFull("localhost", roots));
      assertThatThrownBy(() -> dump(dumper))
          .isInstanceOf(UnableToConnect.class)
          .hasMessageContaining("is not trusted");
    }
  }

  private static String dump(SchemaDumper dumper) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    dumper.dump(DumpContract.all(), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Connector verifyFull(String host, String roots) {
    DatabaseSettings settings =
        new DatabaseSettings(
            host,
            server.port(),
            "postgres",
            CredentialSource.of(new Credentials("postgres", null)),
            Map.of("sslmode", "verify-full", "sslrootcert", roots));
    return DumpTarget.of(settings, Duration.ZERO);
  }
}
