package dev.slipway.testing.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.process.ChildProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests the MariaDB server of the tests. */
class MariaDbServerTest {

  private static final Duration LIMIT = Duration.ofSeconds(120);

  @RegisterExtension final MariaDbDatabase mysql = new MariaDbDatabase();
  @TempDir Path folder;

  /** Starts the server of its own JVM, tells its port and its process, and waits to be killed. */
  static final class Toy {
    public static void main(String[] arguments) throws InterruptedException {
      System.out.println("port " + MariaDbServer.port() + " of " + MariaDbServer.pid() + ".");
      Thread.sleep(600_000);
    }
  }

  @Test
  void isMariaDbInAFarZone() throws Exception {
    assertThat(mysql.rows("SELECT @@version LIKE '%MariaDB%', @@time_zone, DATABASE()"))
        .containsExactly(List.of("1", MariaDbServer.TIME_ZONE, mysql.name()));
  }

  @Test
  void endsWithItsJvmHoweverThatEnds() throws Exception {
    try (ChildProcess jvm = ChildProcess.startMain(Toy.class.getName(), folder, Map.of())) {
      jvm.awaitOutput(".", LIMIT);
      String[] words = jvm.stdout().strip().replace(".", "").split(" ");
      ProcessHandle server = ProcessHandle.of(Long.parseLong(words[3])).orElseThrow();
      jvm.killForcibly();
      server.onExit().join();
      assertThat(connects(Integer.parseInt(words[1]))).isFalse();
    }
  }

  private static boolean connects(int port) {
    String url = "jdbc:mariadb://127.0.0.1:" + port + "/?sslMode=disable";
    try (Connection connection = DriverManager.getConnection(url, "root", "")) {
      return connection != null;
    } catch (SQLException e) {
      return false;
    }
  }
}
