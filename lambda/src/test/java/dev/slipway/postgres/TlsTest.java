package dev.slipway.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.ChildProcess;
import dev.slipway.testing.Cli;
import dev.slipway.testing.PgDatabase;
import dev.slipway.testing.Project;
import dev.slipway.testing.TlsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which servers are trusted, with a server that has a certificate and one that has not. */
class TlsTest {

  private static final String NOTHING = " Nothing was done.";

  private static final String CLIENT =
      "SELECT client_dn = '/CN=slipway test client' FROM pg_stat_ssl WHERE pid = pg_backend_pid();";

  @TempDir static Path certificates;
  private static TlsServer server;

  @RegisterExtension final PgDatabase withoutTls = new PgDatabase();
  @TempDir Path folder;
  private Project project;

  @BeforeAll
  static void startServer() {
    server = new TlsServer(certificates);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  /** Patient, because what is no use must be said at once. */
  @BeforeEach
  void makeProject() {
    project = Project.of(folder, server.url("localhost")).with("CONNECT_WAIT", "1min");
  }

  @Test
  void theRootThatSignedTheCertificateIsAccepted() {
    assertThat(status(project.with("DB_SSLROOTCERT", server.root().toString())).exitCode())
        .isZero();
  }

  @Test
  void anotherRootIsRefusedWithAdvice() {
    assertThat(failure(project.with("DB_SSLROOTCERT", server.otherRoot().toString())))
        .isEqualTo(
            "slipway: The certificate of localhost:"
                + server.port()
                + " is not trusted (unable to find valid certification path to requested target)."
                + " Set DB_SSLROOTCERT to a file with the root that signed it, to rds (those of"
                + " RDS) or to system (those of Java); DB_SSLMODE=require without"
                + " DB_SSLROOTCERT encrypts without a check."
                + NOTHING);
  }

  @Test
  void anotherNameIsRefusedWithAdvice() {
    Project byAddress =
        project.on(server.url("127.0.0.1")).with("DB_SSLROOTCERT", server.root().toString());
    assertThat(failure(byAddress))
        .isEqualTo(
            "slipway: The certificate of 127.0.0.1:"
                + server.port()
                + " is for another name. Connect by a name that it holds (with RDS, the endpoint's"
                + " own), or set DB_SSLMODE=verify-ca to check its root alone."
                + NOTHING);
    assertThat(status(byAddress.with("DB_SSLMODE", "verify-ca")).exitCode()).isZero();
  }

  @Test
  void aClientsCertificateIsShown() {
    Project shown =
        project
            .on(server.url("localhost") + "?sslmode=require&sslcert=" + server.clientCertificate())
            .with("PGSSLKEY", server.clientKey().toString())
            .file("001_who.sql", "SELECT 1;\n-- VERIFY\n" + CLIENT);
    assertThat(shown.run("up").err()).isEmpty();
    assertThat(shown.with("PGSSLROOTCERT", server.root().toString()).run("status").err()).isEmpty();
    assertThat(failure(shown.with("DB_SSLMODE", "verify-full")))
        .contains("With sslcert and sslkey, sslrootcert must name a file, and not system");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
  void aKeyThatTheDriverCannotTakeIsRefusedWithTheCommandThatHelps(String kind) throws IOException {
    Path key =
        Files.writeString(
            folder.resolve("client.key"),
            "-----BEGIN %1$s-----\nhunter2x\n-----END %1$s-----\n".formatted(kind));
    String url = server.url("localhost") + "?sslmode=require&sslcert=c.pem&sslkey=" + key;
    assertThat(failure(project.on(url)))
        .contains(key + " holds a " + kind, "openssl pkcs8 -topk8 -nocrypt -in KEY -out KEY.pem")
        .doesNotContain("hunter2x");
    assertThat(failure(project.on(url + "x"))).contains("cannot be read: " + key + "x");
  }

  @Test
  void theDriversLogIsSilent() {
    Map<String, String> variables =
        Map.of(
            "DATABASE_URL", server.url("127.0.0.1") + "?sslmode=verify-full",
            "PGSSLROOTCERT", server.root().toString(),
            "MIGRATIONS", folder.toString());
    try (ChildProcess process = ChildProcess.start(folder, variables, "status")) {
      assertThat(process.waitFor(Duration.ofMinutes(1))).isEqualTo(1);
      assertThat(process.stderr())
          .startsWith("slipway: The certificate of 127.0.0.1:")
          .contains("is for another name")
          .hasLineCount(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "expired, 'has expired: it was valid until 2020-02-01T'",
    "early,   'is not valid yet: it will be from 2120-01-01T'",
  })
  void aCertificateOutOfItsTimeIsToldWithTheDate(String shown, String message) {
    try (TlsServer other = new TlsServer(folder, shown)) {
      String url = other.url("localhost") + "?sslmode=verify-ca&sslrootcert=" + other.root();
      assertThat(failure(project.on(url)))
          .startsWith("slipway: The certificate of localhost:" + other.port() + ", or one that ")
          .contains(message)
          .doesNotContain("is not trusted");
    }
  }

  @Test
  void rootsAreCheckedWithRequireToo() {
    String url = server.url("localhost") + "?sslmode=require&sslrootcert=";
    assertThat(failure(project.on(url + server.otherRoot()))).contains("is not trusted (");
    assertThat(status(project.on(url + server.root())).exitCode()).isZero();
    Project byName = project.on(server.url("127.0.0.1") + "?sslmode=require");
    assertThat(status(byName.with("PGSSLROOTCERT", server.root().toString())).exitCode()).isZero();
  }

  @Test
  void withoutRootsVerifyFullTrustsThoseOfJava() {
    Project home = project.with("HOME", folder.toString());
    assertThat(failure(home.on(server.url("localhost") + "?sslmode=verify-full")))
        .contains("is not trusted (unable to find valid certification path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"channel_binding=require", "require_auth=md5"})
  void whatTheDriverRefusesIsNotTriedAgain(String parameter) {
    String url = withoutTls.url() + "?" + parameter;
    assertThat(failure(project.on(url))).contains(NOTHING.strip());
  }

  @Test
  void theFunctionTrustsTheRootsOfRdsWhenNothingIsSaid() {
    assertThat(failure(project.with("AWS_LAMBDA_FUNCTION_NAME", "slipway")))
        .startsWith("slipway: The certificate of localhost:" + server.port() + " is not trusted (")
        .contains("DB_SSLROOTCERT", "DB_SSLMODE=require");
  }

  @Test
  void theFunctionTrustsAFileThatIsNamed() {
    Project function =
        project
            .with("AWS_LAMBDA_FUNCTION_NAME", "slipway")
            .with("DB_SSLROOTCERT", server.root().toString());
    assertThat(status(function).exitCode()).isZero();
    assertThat(failure(function.on(server.url("127.0.0.1")))).contains("is for another name");
  }

  @Test
  void theFunctionDoesWithoutACheckOnlyWhenThatIsSaid() {
    Project function = project.with("AWS_LAMBDA_FUNCTION_NAME", "slipway");
    assertThat(status(function.with("DB_SSLMODE", "require")).exitCode()).isZero();
    assertThat(status(function.on(server.url("localhost") + "?sslmode=require")).exitCode())
        .isZero();
  }

  @Test
  void theRootsOfJavaDoNotTrustItEither() {
    assertThat(failure(project.with("DB_SSLROOTCERT", "system"))).contains("is not trusted (");
  }

  @Test
  void aServerWithoutTlsIsRefusedWithAdvice() {
    Project function = project.on(withoutTls.url()).with("AWS_LAMBDA_FUNCTION_NAME", "slipway");
    assertThat(failure(function))
        .isEqualTo(
            "slipway: The server at 127.0.0.1:"
                + withoutTls.port()
                + " has no TLS, which DB_SSLMODE=verify-full asks for. Turn it on there, or set"
                + " DB_SSLMODE=disable."
                + NOTHING);
    assertThat(status(function.with("DB_SSLMODE", "disable")).exitCode()).isZero();
  }

  @Test
  void rootsThatCannotBeReadAreNamed() {
    assertThat(failure(project.with("DB_SSLROOTCERT", "/nowhere/ca.pem")))
        .startsWith(
            "slipway: The roots to check the certificate of localhost:"
                + server.port()
                + " cannot be read (")
        .contains("/nowhere/ca.pem", "to rds (those of RDS)");
  }

  @Test
  void aRegionWithoutCertificatesIsSaidBeforeAnyConnection() {
    Project function =
        project
            .on("postgres://app@db.abc.il-central-1.rds.amazonaws.com/shop")
            .with("AWS_LAMBDA_FUNCTION_NAME", "slipway");
    assertThat(failure(function))
        .startsWith(
            "slipway: There are no certificates of RDS for il-central-1. Set DB_SSLROOTCERT")
        .endsWith(NOTHING);
  }

  private static Cli.Result status(Project project) {
    Cli.Result result = project.run("status");
    assertThat(result.err()).doesNotContain("trying again");
    return result;
  }

  private static String failure(Project project) {
    Cli.Result result = status(project);
    assertThat(result.exitCode()).as(result.out()).isNotZero();
    return result.err().strip();
  }
}
