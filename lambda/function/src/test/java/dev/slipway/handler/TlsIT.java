package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.postgres.TlsServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the function checks who answers, with what its jar holds. */
class TlsIT extends FunctionTestBase {

  private static final String STATUS = "{\"action\":\"status\"}";

  @TempDir static Path certificates;
  private static TlsServer server;

  @BeforeAll
  static void startServer() {
    server = new TlsServer(certificates);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void aServerThatRdsHasNotCertifiedIsRefused() {
    start(variables());
    assertThat(api.invoke(STATUS, LIMIT).errorMessage())
        .startsWith(
            "The certificate of localhost:"
                + server.port()
                + " is not trusted (unable to find valid certification path to requested target)."
                + " Set DB_SSLROOTCERT to a file");
  }

  @Test
  void aServerThatTheNamedRootHasCertifiedIsAccepted() {
    Map<String, String> variables = variables();
    variables.put("DB_SSLROOTCERT", server.root().toString());
    start(variables);
    assertThat(answer(STATUS)).containsEntry("outcome", "UP_TO_DATE");
  }

  @Test
  void theRootsOfJavaCanBeAskedFor() {
    Map<String, String> variables = variables();
    variables.put("DB_SSLROOTCERT", "system");
    start(variables);
    assertThat(api.invoke(STATUS, LIMIT).errorMessage()).contains("is not trusted (");
  }

  @Test
  void aServerThatTheRootsOfJavaHaveCertifiedIsAccepted() {
    Map<String, String> variables = variables();
    variables.put("DB_SSLROOTCERT", "system");
    start(variables, server.trustingJvmFlags());
    assertThat(answer(STATUS)).containsEntry("outcome", "UP_TO_DATE");
  }

  @Override
  Map<String, String> variables() {
    file("001_other.sql", "-- slipway: environments=other\nSELECT 1;");
    Map<String, String> variables = new TreeMap<>(super.variables());
    variables.put("DATABASE_URL", server.url("localhost"));
    variables.put("DB_SSLMODE", "");
    return variables;
  }
}
