package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.CliProcess;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.process.ChildProcess;
import dev.slipway.testing.proxy.PostgresProxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Other sessions hold locks that a migration wants: it gives way, and comes again. */
class LockTimeoutTest {

  /** {@code -Dslipway.lock.hold=20} holds the lock as long as the requirement says. */
  private static final Duration HOLD =
      Duration.ofSeconds(Integer.getInteger("slipway.lock.hold", 5));

  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(1);

  /** What a busy machine may add to a wait; with the lock held on, the wait would be longer. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void createTables() throws SQLException {
    db.execute("CREATE TABLE busy (i int)", "CREATE TABLE other (i int)");
    project = Project.of(folder, db.url()).file("1_busy.sql", "ALTER TABLE busy ADD j int;");
  }

  /** What another role's session does is hidden from ordinary users; who it is, is not. */
  @Test
  void sessionOfAnotherRoleIsNamedToo() throws Exception {
    String role = "slipway_ordinary";
    asSuperuser(
        "CREATE ROLE " + role + " LOGIN PASSWORD '" + db.password().replace("'", "''") + "'",
        "ALTER TABLE busy OWNER TO " + role,
        "GRANT CREATE ON SCHEMA public TO " + role);
    try (Connection blocker = begin("LOCK TABLE busy IN ACCESS SHARE MODE")) {
      String pid = query(blocker, "SELECT pg_backend_pid()");
      Cli.Result result =
          project
              .on(db.url().replace("//" + db.user() + ":", "//" + role + ":"))
              .run("up", "--existing", "--lock-timeout", "100ms", "--lock-tries", "2");
      assertThat(result.err())
          .contains("when session " + pid + " (nightly report, of role slipway_superuser) ends");
    } finally {
      asSuperuser("DROP OWNED BY " + role, "DROP ROLE " + role);
    }
  }

  private void asSuperuser(String... statements) throws SQLException {
    try (Connection connection = db.connectAsSuperuser()) {
      for (String statement : statements) {
        connection.createStatement().execute(statement);
      }
    }
  }

  /** An index that is built concurrently waits without end, but not without a word. */
  @Test
  void indexSaysForWhomItWaits() throws Exception {
    project.file("1_busy.sql", "CREATE INDEX CONCURRENTLY ON busy (i);");
    try (Connection writer = begin("INSERT INTO busy VALUES (1)");
        ChildProcess up = CliProcess.start(folder, project.environment(), "up", "--existing")) {
      String pid = query(writer, "SELECT pg_backend_pid()");
      up.awaitOutput("1: waits for session " + pid + " (", Duration.ofSeconds(60));
      writer.commit();
      assertThat(up.waitFor(Duration.ofSeconds(60))).as(up.stderr()).isZero();
    }
  }

  /** It belongs to no session, and outlives the one that made it, and the server. */
  @Test
  void preparedTransactionIsNamed() throws Exception {
    prepare("LOCK TABLE busy IN ACCESS SHARE MODE", "it's");
    try {
      Cli.Result result =
          project.run("up", "--existing", "--lock-timeout", "100ms", "--lock-tries", "2");
      assertThat(result.err())
          .contains("when prepared transaction 'it''s' (of role slipway_superuser, open for ")
          .contains("end it with COMMIT PREPARED 'it''s' or ROLLBACK PREPARED 'it''s')");
    } finally {
      asSuperuser("ROLLBACK PREPARED 'it''s'");
    }
  }

  @Test
  void indexSaysThatItWaitsForAPreparedTransaction() throws Exception {
    project.file("1_busy.sql", "CREATE INDEX CONCURRENTLY ON busy (i);");
    prepare("INSERT INTO busy VALUES (1)", "forgotten");
    try (ChildProcess up = CliProcess.start(folder, project.environment(), "up", "--existing")) {
      up.awaitOutput(
          "1: waits for prepared transaction 'forgotten' (of role slipway_superuser",
          Duration.ofSeconds(60));
      asSuperuser("COMMIT PREPARED 'forgotten'");
      assertThat(up.waitFor(Duration.ofSeconds(60))).as(up.stderr()).isZero();
    }
  }

  private void prepare(String statement, String name) throws SQLException {
    try (Connection connection = begin(statement)) {
      execute(connection, "PREPARE TRANSACTION '" + name.replace("'", "''") + "'");
    }
  }

  @Test
  void retriesUntilTheReaderEndsAndKeepsNobodyWaiting() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    try (Connection reader = begin("LOCK TABLE busy IN ACCESS SHARE MODE")) {
      CompletableFuture<Long> longestWait = CompletableFuture.supplyAsync(() -> longestWait(done));
      CompletableFuture<Void> release = CompletableFuture.runAsync(() -> commitAfterHold(reader));
      Cli.Result result = project.run("up", "--existing", "--lock-timeout", "1s");
      done.set(true);
      release.join();
      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(result.err()).contains("55P03", "rolled back, trying again (try 2)");
      assertThat(Duration.ofNanos(longestWait.join()))
          .isLessThan(LOCK_TIMEOUT.plus(SLACK))
          .isLessThan(HOLD);
    }
    assertThat(db.rows("SELECT j FROM busy")).isEmpty();
  }

  @Test
  void triesUsedUpNameTheBlockingSession() throws Exception {
    try (Connection blocker = begin("LOCK TABLE busy IN ACCESS SHARE MODE")) {
      String pid = query(blocker, "SELECT pg_backend_pid()");
      Cli.Result result =
          project.run("up", "--existing", "--lock-timeout", "100ms", "--lock-tries", "2");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err())
          .contains(
              "1_busy.sql:1:1: canceling statement due to lock timeout (55P03, 2 tries).",
              "1 was rolled back. No migration is applied.",
              "Next: run up again when session " + pid + " (nightly report, idle in transaction,",
              "or raise --lock-timeout.");
    }
    assertThat(db.rows("SELECT version FROM schema_migrations")).isEmpty();
    assertThat(db.queryString("SELECT status FROM schema_migration_runs")).isEqualTo("rolled_back");
    assertThat(project.run("up", "--existing").exitCode()).isZero();
  }

  /** Counted by what the server is told, not by a clock. */
  @Test
  void firstWaitsAreShortAndGrowToTheTimeout() throws Exception {
    try (Connection blocker = begin("LOCK TABLE busy IN ACCESS SHARE MODE");
        PostgresProxy proxy = new PostgresProxy(db.port())) {
      Cli.Result result =
          project
              .on(db.url(proxy.port()))
              .run("up", "--existing", "--lock-timeout", "150ms", "--lock-tries", "4");
      assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
      assertThat(waits(proxy)).containsExactly("50", "100", "150", "150");
    }
  }

  /** Where nothing stands in the way, nobody notices the ladder: it costs no round trip. */
  @Test
  void segmentsOfOneFileBeginWithShortWaitsEach() throws Exception {
    project.file(
        "1_busy.sql",
        "ALTER TABLE busy ADD j int;\nVACUUM other;\nALTER TABLE busy ADD k int;\nVACUUM busy;");
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      Cli.Result result = project.on(db.url(proxy.port())).run("up", "--existing");
      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(waits(proxy)).containsExactly("50");
    }
  }

  @Test
  void whoSaysHowLongInTheFileIsLeftAlone() throws Exception {
    project.file(
        "1_busy.sql",
        """
        SET lock_timeout = '3s';
        CREATE TABLE seen AS SELECT current_setting('lock_timeout') AS t;
        VACUUM other;
        INSERT INTO seen SELECT current_setting('lock_timeout');
        CREATE INDEX CONCURRENTLY ON other (i);
        INSERT INTO seen SELECT current_setting('lock_timeout');
        """);
    project.file("2_next.sql", "INSERT INTO seen SELECT current_setting('lock_timeout');");
    Cli.Result result = project.run("up", "--existing");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(db.rows("SELECT t FROM seen ORDER BY t DESC"))
        .containsExactly(List.of("50ms"), List.of("3s"), List.of("3s"), List.of("3s"));
  }

  private static List<String> waits(PostgresProxy proxy) {
    return proxy.queries().stream()
        .flatMap(
            sql -> Pattern.compile("set_config\\('lock_timeout', '(\\d+)'").matcher(sql).results())
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void deadlockIsTriedAgain() throws Exception {
    project.file(
        "1_busy.sql",
        "SET lock_timeout = '30s';\n"
            + "INSERT INTO busy VALUES (1);\n"
            + "LOCK TABLE busy;\n"
            + "LOCK TABLE other;");
    try (Connection opponent = begin("SET deadlock_timeout = '1min'; LOCK TABLE other")) {
      CompletableFuture<Cli.Result> up =
          CompletableFuture.supplyAsync(() -> project.run("up", "--existing"));
      awaitWaiter();
      execute(opponent, "LOCK TABLE busy");
      opponent.commit();
      Cli.Result result = up.join();
      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(result.err()).contains("40P01: deadlock detected; rolled back, trying again");
    }
    assertThat(db.queryString("SELECT count(*) FROM busy")).isEqualTo("1");
  }

  @Test
  void timeoutOfTheFileCountsForTheFileAlone() throws Exception {
    project.file("1_busy.sql", "-- slipway: lock_timeout=50ms\nALTER TABLE busy ADD j int;");
    project.file(
        "0_show.sql", "CREATE TABLE shown AS SELECT current_setting('lock_timeout') AS t;");
    try (Connection blocker = begin("LOCK TABLE busy IN ACCESS SHARE MODE")) {
      Cli.Result result =
          project.run("up", "--existing", "--lock-timeout", "7s", "--lock-tries", "1");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).contains("Everything up to 0 stays applied.");
    }
    assertThat(db.queryString("SELECT t FROM shown")).isEqualTo("7s");
  }

  /** A CREATE INDEX CONCURRENTLY that times out would leave an INVALID index: it waits instead. */
  @Test
  void indexBuiltConcurrentlyWaitsForReadersOfTheTable() throws Exception {
    project.file("1_busy.sql", "CREATE INDEX CONCURRENTLY busy_i ON busy (i);");
    try (Connection writer = begin("INSERT INTO busy VALUES (1)")) {
      CompletableFuture<Cli.Result> up =
          CompletableFuture.supplyAsync(
              () -> project.run("up", "--existing", "--lock-timeout", "50ms"));
      awaitWaiter();
      db.execute("SET lock_timeout = '5s'; INSERT INTO busy VALUES (2); SELECT pg_sleep(0.3)");
      writer.commit();
      Cli.Result result = up.join();
      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(result.err()).isEmpty();
    }
  }

  private Connection begin(String sql) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "slipway_superuser");
    properties.setProperty("ApplicationName", "nightly report");
    Connection connection = db.connect(db.port(), properties);
    connection.setAutoCommit(false);
    execute(connection, sql);
    return connection;
  }

  private static void commitAfterHold(Connection reader) {
    try {
      Thread.sleep(HOLD.toMillis());
      reader.commit();
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private long longestWait(AtomicBoolean done) {
    long longest = 0;
    try (Connection connection = db.connect()) {
      while (!done.get()) {
        long start = System.nanoTime();
        query(connection, "SELECT count(*) FROM busy");
        longest = Math.max(longest, System.nanoTime() - start);
      }
      return longest;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitWaiter() throws Exception {
    while (db.queryString("SELECT 1 FROM pg_locks WHERE NOT granted") == null) {
      Thread.sleep(20);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
