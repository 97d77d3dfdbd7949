package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Directory;
import dev.slipway.Wiring;
import dev.slipway.config.Settings;
import dev.slipway.config.SettingsReader;
import dev.slipway.ledger.Deadline;
import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.proxy.PostgresProxy;
import dev.slipway.testing.proxy.QueryMoment;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A network that swallows what is said, both ways, and tells nobody: all of it comes to an end. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class SilentNetworkTest {

  /** What the function has left: a segment may just be begun. This clock does not go on. */
  private static final long LITTLE = 10_100;

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;
  @TempDir Path store;

  private PostgresProxy proxy;
  private Project project;
  private long remaining = LITTLE;

  @BeforeEach
  void createProject() {
    proxy = new PostgresProxy(db.port());
    project =
        Project.of(folder, db.url(proxy.port()))
            .with("BACKUP_STORE", "file:" + store)
            .file("1_a.sql", "CREATE TABLE a (i int);")
            .file("2_b.sql", "CREATE TABLE b (i int);\nINSERT INTO b VALUES (1);");
  }

  @AfterEach
  void closeProxy() {
    proxy.close();
  }

  /** Before it has reached the server, or when it is done and the answer is lost. */
  @ParameterizedTest
  @EnumSource(QueryMoment.class)
  void migrationInTheFunction(QueryMoment moment) throws SQLException {
    silentAt(moment, sql -> sql.contains("CREATE TABLE b"));
    assertThatThrownBy(() -> perform(Map.of("action", "up")))
        .hasMessageMatching("(?s)((?!answered for \\d{1,3} ms).)*")
        .hasMessageContaining("the server has not answered for ")
        .hasMessageContaining(", and the connection was given up (08006).")
        .hasMessageContaining(
            "The connection was lost, so this segment of 2 is either done and recorded or not done"
                + " at all. Everything up to 1 stays applied.")
        .hasMessageContaining(
            "Next: look with status, then run up again; it goes on where it stopped.");
    proxy.close();
    assertGoesOn();
  }

  @Test
  void lookInTheFunction() {
    silentAt(QueryMoment.BEFORE_FORWARD, sql -> sql.contains("pg_backend_pid"));
    assertThatThrownBy(() -> perform(Map.of("action", "status")))
        .hasMessageMatching("(?s)((?!answered for \\d{1,3} ms).)*")
        .hasMessageContaining("was lost (08006): the server has not answered for ")
        .hasMessageContaining("No migration was running. Run it again.");
  }

  @Test
  void endOfARunInTheFunction() throws SQLException {
    silentAt(QueryMoment.AFTER_FORWARD, sql -> sql.contains("status = 'completed'"));
    assertThat(perform(Map.of("action", "up")).get("warnings").toString())
        .contains("could not be written down: the server has not answered for ")
        .doesNotContainPattern("answered for \\d{1,3} ms");
    proxy.close();
    assertGoesOn();
  }

  @Test
  void logInOfTheFunction() {
    remaining = 6_000;
    proxy.goSilent();
    assertThatThrownBy(() -> perform(Map.of("action", "status")))
        .hasMessageContaining("takes connections and says nothing")
        .hasMessageContaining("Nothing was done.");
  }

  @Test
  void backupInTheFunction() throws SQLException {
    assertThat(project.run("up").exitCode()).isZero();
    silentAt(QueryMoment.AFTER_FORWARD, sql -> sql.startsWith("COPY"));
    assertThatThrownBy(() -> perform(Map.of("action", "backup")))
        .hasMessageContaining("It has no manifest and does not count.")
        .hasMessageContaining("the database is as it was.");
    proxy.close();
    assertGoesOn();
  }

  @Test
  void restoreInTheFunction() {
    assertThat(project.run("up").exitCode()).isZero();
    assertThat(project.run("backup").exitCode()).isZero();
    silentAt(
        QueryMoment.AFTER_FORWARD,
        sql -> sql.contains("CREATE TABLE public.b") && sql.contains("slipway_restore.units"));
    Map<String, Object> restore =
        Map.of("action", "restore", "backup", "latest", "clean", true, "confirm", db.name());
    assertThatThrownBy(() -> perform(restore))
        .hasMessageContaining("the server has not answered for ")
        .hasMessageContaining("The database is half restored")
        .hasMessageContaining("it goes on where it stopped");
    proxy.close();
    Cli.Result again =
        project.on(db.url()).run("restore", "latest", "--clean", "--confirm", db.name());
    assertThat(again.exitCode()).as(again.err()).isZero();
  }

  /** The server waits for rows that do not come to it, and counts as being at work. */
  @Test
  void rowsOfARestoreOnTheCommandLine() {
    assertThat(project.run("up").exitCode()).isZero();
    assertThat(project.run("backup").exitCode()).isZero();
    proxy.onQuery(
        event -> {
          if (event.moment() == QueryMoment.AFTER_FORWARD && event.sql().contains("FROM stdin")) {
            proxy.forgetConnections();
          }
        });
    String[] restore = {"restore", "latest", "--clean", "--confirm", db.name()};
    Cli.Result result =
        project.run(
            Stream.concat(Stream.of(restore), Stream.of("--connect-wait", "2s"))
                .toArray(String[]::new));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("the server has not answered for ", "The database is half restored");
    proxy.close();
    Cli.Result again = project.on(db.url()).run(restore);
    assertThat(again.exitCode()).as(again.err()).isZero();
  }

  /** pg_dump speaks on the session itself, the one that is built in or one that is installed. */
  @ParameterizedTest
  @EnumSource(QueryMoment.class)
  void definitionsOfABackupOnTheCommandLine(QueryMoment moment) throws SQLException {
    assertThat(project.run("up").exitCode()).isZero();
    silentAt(moment, sql -> sql.contains("FROM pg_class c") && sql.contains("relreplident"));
    Cli.Result result = project.run("backup", "--connect-wait", "2s");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("the server has not answered for ", "and the connection was given up")
        .contains("It has no manifest and does not count.", "the database is as it was.");
    proxy.close();
    assertGoesOn();
  }

  /** Without a deadline, what is said of statements bounds it: they would have ended long ago. */
  @Test
  void statementThatHasATimeoutOnTheCommandLine() throws SQLException {
    silentAt(QueryMoment.AFTER_FORWARD, sql -> sql.contains("CREATE TABLE b"));
    Cli.Result result = project.run("up", "--statement-timeout", "100ms");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            "the server has not answered for ", "either done and recorded or not done at all");
    proxy.close();
    assertGoesOn();
  }

  /** Nothing bounds it but that nobody answers there any more. */
  @ParameterizedTest
  @EnumSource(QueryMoment.class)
  void statementWithoutATimeoutOnTheCommandLine(QueryMoment moment) throws SQLException {
    silentAt(moment, sql -> sql.contains("CREATE TABLE b"));
    assertGivenUp(project.run("up", "--connect-wait", "2s"));
  }

  /** A NAT has forgotten the connection; a new one finds the session at rest. */
  @ParameterizedTest
  @EnumSource(QueryMoment.class)
  void forgottenConnectionOnTheCommandLine(QueryMoment moment) throws SQLException {
    proxy.onQuery(
        event -> {
          if (event.moment() == moment && event.sql().contains("CREATE TABLE b")) {
            proxy.forgetConnections();
          }
        });
    assertGivenUp(project.run("up", "--connect-wait", "2s"));
  }

  private void assertGivenUp(Cli.Result result) throws SQLException {
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            "the server has not answered for ",
            "either done and recorded or not done at all",
            "Next: look with status, then run up again; it goes on where it stopped.");
    proxy.close();
    assertGoesOn();
  }

  /** Its session is seen at work, however long that takes. */
  @Test
  void statementThatTakesLongIsLeftToIt() {
    project.file("2_b.sql", "CREATE TABLE b AS SELECT 1 FROM pg_sleep(4);");
    Cli.Result result = project.run("up", "--connect-wait", "1s");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(proxy.connections()).isGreaterThan(2);
  }

  private void silentAt(QueryMoment moment, Predicate<String> text) {
    proxy.onQuery(
        event -> {
          if (event.moment() == moment && text.test(event.sql())) {
            proxy.goSilent();
          }
        });
  }

  private Map<String, ?> perform(Map<String, Object> request) {
    Settings settings = SettingsReader.read(project.environment(), Wiring.credentials(Map.of()));
    return Wiring.desk(settings, Deadline.of(() -> remaining), new RunListener() {})
        .perform(Directory.read(request, name -> null))
        .fields();
  }

  /** The lock goes with the session, once the server has noticed. */
  private void assertGoesOn() throws SQLException {
    Cli.Result result = project.on(db.url()).run("up", "--run-lock-wait", "1min");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(db.queryString("SELECT count(*) FROM b")).isEqualTo("1");
  }
}
