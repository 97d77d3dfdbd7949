package dev.slipway.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.proxy.PostgresProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes a connection, and is no server, or says nothing: it is given up. */
@Timeout(120)
class SilentServerTest {

  private static final String HTTP =
      "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  private static final String SSH = "SSH-2.0-OpenSSH_9.6\r\n";
  private static final String MYSQL = "J\0\0\0\n8.4.2\0";

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  /** Takes connections and says the same to all of them, whatever they say, or nothing. */
  private static final class Port implements AutoCloseable {

    private final ServerSocket listening;

    Port(String greeting) throws IOException {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread thread = new Thread(() -> serve(greeting), "port");
      thread.setDaemon(true);
      thread.start();
    }

    private void serve(String greeting) {
      while (!listening.isClosed()) {
        try {
          Socket socket = listening.accept();
          socket.getOutputStream().write(greeting.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException closed) {
          return;
        }
      }
    }

    int number() {
      return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      listening.close();
    }
  }

  private Project project(String url) {
    return Project.of(folder, url).file("001_a.sql", "SELECT 1;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"disable", "prefer", "require"})
  void whoSaysNothingIsGivenUp(String sslmode) throws IOException {
    try (Port port = new Port("")) {
      String url = db.url(port.number()) + "?sslmode=" + sslmode;
      Cli.Result result = project(url).run("status", "--connect-wait", "1s");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err())
          .startsWith(
              "slipway: 127.0.0.1:"
                  + port.number()
                  + " takes connections and says nothing; that was waited for ")
          .contains("Either no PostgreSQL listens there", "--connect-wait sets how long to try.")
          .endsWith("Nothing was done.\n");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5})
  void whoFallsSilentWhileLoggingInIsGivenUp(int messages) {
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      proxy.goSilentInLogIn(messages);
      Cli.Result result = project(db.url(proxy.port())).run("status", "--connect-wait", "1s");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).contains("takes connections and says nothing", "Nothing was done.");
    }
  }

  @ParameterizedTest
  @CsvSource({"disable,0", "disable,1", "disable,2", "prefer,0", "prefer,2", "require,0"})
  void whatIsNoPostgresIsTold(String sslmode, int greeting) throws IOException {
    try (Port port = new Port(new String[] {HTTP, SSH, MYSQL}[greeting])) {
      String url = db.url(port.number()) + "?sslmode=" + sslmode;
      Cli.Result result = project(url).run("status", "--connect-wait", "1min");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err())
          .isEqualTo(
              "slipway: What answers at 127.0.0.1:"
                  + port.number()
                  + " is no PostgreSQL. Check host and port. Nothing was done.\n");
    }
  }

  @Test
  void aPortWhereNothingListensIsToldAfterAFewTries() throws IOException {
    Port port = new Port("");
    port.close();
    Cli.Result result = project(db.url(port.number())).run("up");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err().lines().filter(line -> line.contains("trying again for")).count())
        .isBetween(2L, 5L);
    assertThat(result.err())
        .containsPattern(
            "does not answer yet \\(connection refused\\), trying again for \\d\\.\\d s")
        .contains("slipway: No server answered at 127.0.0.1:" + port.number() + " for ");
  }
}
