package dev.slipway.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.TlsServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests which servers are trusted, with a server that has a certificate and one that has not. */
class TlsTest {

  private static final String NOTHING = " Nothing was done.";

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
    project = Project.of(folder, server.url("localhost")).with("CONNECT_WAIT", "10min");
    project.file("1_nothing.sql", "-- nothing");
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
                + " RDS) or to system (those of Java); DB_SSLMODE=require encrypts without a check."
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
