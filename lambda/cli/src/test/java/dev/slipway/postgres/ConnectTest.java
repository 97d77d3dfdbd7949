package dev.slipway.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.proxy.PostgresProxy;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that cannot be made, or not yet. */
class ConnectTest {

  private static final String NOTHING = " Nothing was done.";

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  private PostgresProxy proxy;
  private Project project;

  @BeforeEach
  void startProxy() {
    proxy = new PostgresProxy(db.port());
    project = Project.of(folder, db.url(proxy.port())).with("CONNECT_WAIT", "0s");
    project.file("1_nothing.sql", "-- nothing");
  }

  @AfterEach
  void stopProxy() {
    proxy.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"up", "down", "status", "plan", "validate", "history"})
  void wrongPasswordIsSaidAtOnce(String command) {
    String url = db.url().replaceFirst(":[^:@]*@", ":wr0ng-secret@");
    Cli.Result result = project.on(url).with("CONNECT_WAIT", "1min").run(command);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err().strip())
        .isEqualTo(
            "slipway: The password of user slipway_owner was not accepted at 127.0.0.1:"
                + db.port()
                + " (28P01). Check DB_PASSWORD, the secret, or the password in DATABASE_URL."
                + NOTHING);
    assertThat(result.out() + result.err()).doesNotContain("wr0ng-secret");
  }

  @Test
  void missingPasswordIsSaidAtOnce() {
    String url = db.url().replaceFirst(":[^:@]*@", "@");
    assertThat(failure(project.on(url).with("CONNECT_WAIT", "1min")))
        .startsWith("slipway: User slipway_owner cannot log in at 127.0.0.1:" + db.port())
        .contains(
            "no password was provided",
            "Set DB_PASSWORD or PGPASSWORD, name a secret, or put it into DATABASE_URL.")
        .doesNotContain("trying again")
        .endsWith(NOTHING);
  }

  @Test
  void unknownDatabaseIsSaidAtOnce() {
    String url = db.url().replace("/" + db.name(), "/nowhere");
    assertThat(failure(project.on(url).with("CONNECT_WAIT", "1min")))
        .isEqualTo(
            "slipway: Database nowhere does not exist at 127.0.0.1:"
                + db.port()
                + " (3D000). Create it first, or check DB_NAME or DATABASE_URL."
                + NOTHING);
  }

  @Test
  void unknownHostIsSaid() {
    String url = db.url().replace("127.0.0.1", "no-such-host.invalid");
    assertThat(failure(project.on(url)))
        .isEqualTo(
            "slipway: Host no-such-host.invalid is unknown. Check DATABASE_URL or DB_HOST, and that"
                + " this machine can resolve the name."
                + NOTHING);
  }

  @Test
  void unknownUserIsToldLikeAWrongPassword() {
    String url = db.url().replace(db.user(), "nobody_here");
    assertThat(failure(project.on(url)))
        .startsWith("slipway: The password of user nobody_here was not accepted at 127.0.0.1:");
  }

  @Test
  void roleWithoutLoginIsSaid() throws Exception {
    db.execute("CREATE ROLE no_login_role PASSWORD 's3cr:t/p@ss%41'");
    try {
      assertThat(failure(project.on(db.url().replace(db.user(), "no_login_role"))))
          .contains("User no_login_role may not log in", "28000", "not permitted to log in")
          .contains(". Check the user in DATABASE_URL or DB_USER, and whom pg_hba.conf");
    } finally {
      db.execute("DROP ROLE no_login_role");
    }
  }

  @Test
  void refusedConnectionIsSaidWhenThePatienceEnds() {
    proxy.close();
    assertThat(failure(project))
        .startsWith("slipway: No server answered at 127.0.0.1:" + proxy.port() + " for ")
        .contains("Check host, port and the firewall or security group", "--connect-wait")
        .endsWith(NOTHING);
    assertThat(failure(project.with("CONNECT_WAIT", "1s")))
        .contains("127.0.0.1:" + proxy.port() + "/" + db.name() + " does not answer yet");
    proxy = new PostgresProxy(db.port());
  }

  @Test
  void waitsForAServerThatComesUpMeanwhile() {
    proxy.refuseConnectionsFor(Duration.ofMillis(600));
    Cli.Result result = project.with("CONNECT_WAIT", "20s").run("up");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).contains("does not answer yet (connection refused), trying again for");
  }

  @Test
  void waitsForAServerThatIsStartingUp() {
    proxy.answerStartingUpFor(Duration.ofMillis(600));
    Cli.Result result = project.with("CONNECT_WAIT", "20s").run("up");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err())
        .contains("answered: the database system is starting up (57P03), trying again for 1");
  }

  @ParameterizedTest
  @CsvSource({
    "08000, Timed-out waiting to acquire database connection",
    "28000, 'no pg_hba.conf entry for host \"10.0.0.1\", user \"app\", database \"app\"'",
    "57P01, terminating connection due to administrator command",
    "57P02, the database system is going down"
  })
  void waitsForADatabaseThatIsNotReadyYet(String state, String message) {
    proxy.answerErrorFor(Duration.ofMillis(600), state, message);
    Cli.Result result = project.with("CONNECT_WAIT", "20s").run("up");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).contains("answered: " + message + " (" + state + "), trying again");
  }

  @Test
  void aRuleThatStaysMissingIsTold() {
    proxy.answerErrorFor(Duration.ofSeconds(30), "28000", "no pg_hba.conf entry for host");
    assertThat(failure(project.with("CONNECT_WAIT", "600ms")))
        .contains("may not log in", "28000", "no pg_hba.conf entry for host");
  }

  @Test
  void startingServerIsSaidWhenThePatienceEnds() {
    proxy.answerStartingUpFor(Duration.ofSeconds(30));
    assertThat(failure(project))
        .contains("127.0.0.1:" + proxy.port(), "57P03", "starting up", "--connect-wait")
        .endsWith(NOTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.19", "9.6.24", "10.23"})
  void refusesAServerOlderThan13(String version) throws Exception {
    proxy.announceVersion(version);
    assertThat(failure(project))
        .isEqualTo(
            "slipway: The server is PostgreSQL "
                + version
                + "; 13 is the oldest that is supported. Upgrade the server first."
                + NOTHING);
    assertThat(failure(project, "status")).contains("PostgreSQL " + version);
    assertThat(db.queryString("SELECT to_regclass('schema_migrations')")).isNull();
  }

  @Test
  void takesAServerWithAVendorsVersion() {
    proxy.announceVersion("16.2 (Debian 16.2-1)");
    assertThat(project.run("status").exitCode()).isZero();
    proxy.announceVersion("19beta1");
    assertThat(project.run("status").exitCode()).isZero();
  }

  private static String failure(Project project) {
    return failure(project, "up");
  }

  private static String failure(Project project, String command) {
    Cli.Result result = project.run(command);
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(result.out() + result.err()).doesNotContain("s3cr", "p@ss", "%40", "p%");
    return result.err().strip();
  }
}
