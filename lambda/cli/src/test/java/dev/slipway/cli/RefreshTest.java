package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Directory;
import dev.slipway.Wiring;
import dev.slipway.config.Settings;
import dev.slipway.config.SettingsReader;
import dev.slipway.ledger.Deadline;
import dev.slipway.run.RunListener;
import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code refresh}. */
class RefreshTest {

  private static final String SUMS =
      "SELECT concat_ws(' ', (SELECT n FROM z_base), (SELECT n FROM m_middle), (SELECT n FROM"
          + " a_top))";

  private static final String LOG =
      "SELECT status, regexp_replace(message, '[0-9]+ ms', 'N ms', 'g') FROM schema_migration_runs"
          + " WHERE action = 'refresh' ORDER BY started_at";

  private static final String WAITING =
      "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  private Project project;

  /** Names that stand against the order; between them a view, and a function with SQL in it. */
  @BeforeEach
  void views() throws Exception {
    project = Project.of(folder, db.url()).file("001_nothing.sql", "-- UP\n-- nothing\n");
    project.done("up");
    db.execute(
        "CREATE TABLE t (n int)",
        "INSERT INTO t VALUES (1)",
        "CREATE MATERIALIZED VIEW z_base AS SELECT max(n) AS n FROM t",
        "CREATE UNIQUE INDEX ON z_base (n)",
        "CREATE VIEW plain AS SELECT n * 10 AS n FROM z_base",
        "CREATE MATERIALIZED VIEW m_middle AS SELECT n FROM plain",
        "CREATE UNIQUE INDEX ON m_middle (n) WHERE n > 0",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT n FROM m_middle; END",
        "CREATE MATERIALIZED VIEW a_top AS SELECT f() * 10 AS n WITH NO DATA",
        "CREATE UNIQUE INDEX ON a_top (n)",
        "UPDATE t SET n = 2");
  }

  @Test
  void thoseThatOthersReadComeFirst() throws Exception {
    assertThat(project.done("refresh", "--dry-run").maskedOut())
        .isEqualTo(
            """
              public.z_base    concurrently
              public.m_middle  readers wait: no unique index on plain columns without WHERE
              public.a_top     readers wait: it is not filled yet
            Database DATABASE: 3 materialized views would be refreshed, in this order. Nothing was \
            done.
            """);
    assertThat(db.rows(LOG)).isEmpty();
    Result done = project.done("refresh");
    assertThat(done.maskedOut())
        .isEqualTo(
            """
              public.z_base    1 row, N ms, concurrently
              public.m_middle  1 row, N ms, readers wait: no unique index on plain columns without \
            WHERE
              public.a_top     1 row, N ms, readers wait: it is not filled yet
            Database DATABASE: 3 materialized views are refreshed. Run RUN
            """);
    assertThat(db.queryString(SUMS)).isEqualTo("2 20 200");
    assertThat(db.rows(LOG))
        .containsExactly(
            List.of(
                "completed",
                "Refresh of all materialized views: refreshed public.z_base (1 row, N ms),"
                    + " public.m_middle (1 row, N ms), public.a_top (1 row, N ms)"));
    assertThat(project.done("history").out()).contains("refresh");
  }

  @Test
  void namedOnesAloneOrWithWhatTheyRead() throws Exception {
    project.done("refresh", "m_middle");
    assertThat(db.queryString("SELECT n FROM m_middle")).isEqualTo("10");
    Map<String, Object> json =
        project.done("refresh", "a_*,public.m_middle", "--with-dependencies", "--json").json();
    assertThat(String.join(" ", json.keySet()))
        .isEqualTo("action outcome dryRun database environment views left runId durationMs");
    assertThat(json.get("views").toString())
        .contains("{name=public.z_base, outcome=REFRESHED, concurrently=true, rows=1,");
    assertThat(db.queryString(SUMS)).isEqualTo("2 20 200");
    Result wrong = project.run("refresh", "z_bas", "Z_BASE", "t");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.maskedErr())
        .contains(
            "  z_bas: fits no materialized view\n",
            "  Z_BASE: fits no materialized view; there is public.z_base\n",
            "  t: fits no materialized view\n",
            "Nothing was refreshed.");
    assertThat(project.run("refresh", "--with-dependencies").err())
        .contains("--with-dependencies: is for views that are named");
  }

  @Test
  void whatFailsStopsOnlyWhatReadsIt() throws Exception {
    db.execute(
        "CREATE MATERIALIZED VIEW b_apart AS SELECT n FROM t",
        "CREATE TABLE d (n int)",
        "CREATE MATERIALIZED VIEW c_twice AS SELECT 10 / n AS n FROM d",
        "INSERT INTO d VALUES (0)",
        "CREATE MATERIALIZED VIEW aa_reads AS SELECT n FROM c_twice");
    Result failed = project.run("refresh");
    assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(failed.err())
        .isEqualTo(
            """
            slipway: Refresh of all materialized views: 2 views were not refreshed:
              public.c_twice: division by zero (22012)
              public.aa_reads: it reads public.c_twice, which was not refreshed
            They are as they were. The others are done. Next: mend that and refresh again.
            """);
    assertThat(failed.out()).contains("public.aa_reads  not begun: ");
    assertThat(db.queryString(SUMS)).isEqualTo("2 20 200");
    assertThat(db.queryString("SELECT n FROM b_apart")).isEqualTo("2");
    assertThat(db.queryString(LOG.replace("message", "split_part(message, '(', 2)")))
        .isEqualTo("failed");
    Map<String, Object> json = project.run("refresh", "--json").json();
    assertThat(json).containsEntry("outcome", "FAILED").containsEntry("state", "partial");
  }

  @Test
  void othersRefreshesAreLeftAlone() throws Exception {
    try (Connection other = db.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("/* nightly */ REFRESH MATERIALIZED VIEW CONCURRENTLY z_base");
      statement.execute("REFRESH MATERIALIZED VIEW m_middle");
      Result done = project.done("refresh", "z_base", "m_middle");
      assertThat(done.out().lines().limit(2))
          .allSatisfy(line -> assertThat(line).contains("skipped: another refresh of it runs: "));
      assertThat(done.out()).contains("0 materialized views are refreshed of 2.");
      other.rollback();
      String ours = "SELECT pg_advisory_lock(1397509462, 'm_middle'::regclass::oid::int)";
      statement.execute(ours);
      other.commit();
      Map<String, Object> json = project.done("refresh", "m_middle", "--json").json();
      assertThat(json).containsEntry("outcome", "NOTHING_TO_DO");
      assertThat(json.get("views").toString()).contains("outcome=SKIPPED");
    }
    assertThat(project.done("refresh", "m_middle", "--json").json())
        .containsEntry("outcome", "DONE");
  }

  @Test
  void whoReadsALongTimeIsWaitedForShortlyAndNamed() throws Exception {
    try (Connection reader = db.connect();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("SELECT * FROM m_middle");
      String failed =
          project.failed("refresh", "m_middle", "--lock-timeout", "20ms", "--lock-tries", "2");
      assertThat(failed)
          .contains("public.m_middle: a lock stood in the way (55P03, ", " holds public.m_middle");
      reader.rollback();
    }
  }

  /** A migration that begins meanwhile is not kept waiting, and does not take it for dead. */
  @Test
  void deploysGoOnMeanwhile() throws Exception {
    db.execute(
        "CREATE TABLE gate (n int)",
        "CREATE MATERIALIZED VIEW slow AS SELECT pg_advisory_xact_lock(7)::text FROM gate",
        "INSERT INTO gate VALUES (1)");
    try (Connection gate = db.connect();
        Statement statement = gate.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(7)");
      CompletableFuture<Result> refresh =
          CompletableFuture.supplyAsync(() -> project.done("refresh", "slow"));
      while (db.queryString(WAITING).equals("0")) {
        Thread.onSpinWait();
      }
      project.file("002_more.sql", "-- UP\nCREATE TABLE more (n int);\n-- DOWN\n").done("up");
      assertThat(db.rows(LOG).get(0).get(0)).isEqualTo("started");
      statement.execute("SELECT pg_advisory_unlock(7)");
      assertThat(refresh.join().out()).contains("1 materialized view is refreshed.");
    }
    assertThat(db.rows(LOG).get(0).get(0)).isEqualTo("completed");
  }

  @Test
  void whatOneMayNotRefreshIsNamedBeforeAnythingRuns() throws Exception {
    db.execute(
        "CREATE ROLE other_" + db.name(),
        "CREATE MATERIALIZED VIEW not_mine AS SELECT 1 AS n",
        "CREATE MATERIALIZED VIEW nor_mine AS SELECT 1 AS n");
    try (Connection superuser = db.connectAsSuperuser();
        Statement statement = superuser.createStatement()) {
      for (String view : List.of("not_mine", "nor_mine")) {
        statement.execute("ALTER MATERIALIZED VIEW " + view + " OWNER TO slipway_superuser");
      }
      Result refused = project.run("refresh");
      assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(refused.err())
          .contains("public.nor_mine: role ", "public.not_mine: role ", "Nothing was refreshed.");
      assertThat(db.queryString("SELECT n FROM z_base")).isEqualTo("1");
      if (PostgresServer.majorVersion() >= 17) {
        statement.execute("GRANT MAINTAIN ON not_mine TO PUBLIC");
        project.done("refresh", "not_mine");
      }
    }
    project.done("refresh", "z_base");
  }

  private static final class Clock implements RunListener {

    private final String last;
    private volatile long left = 600_000;

    Clock(String last) {
      this.last = last;
    }

    @Override
    public void thingDone(String subject, long bytes) {
      left = subject.equals(last) ? 9_999 : left;
    }
  }

  private Map<String, Object> refresh(Clock clock) {
    Settings settings =
        SettingsReader.read(project.environment(), Wiring.credentials(project.environment()));
    return Wiring.desk(settings, Deadline.of(() -> clock.left), clock)
        .perform(Directory.read(Map.of("action", "refresh"), name -> null))
        .fields();
  }

  @Test
  void pausesAtTheDeadlineAndGoesOnWithWhatIsLeft() throws SQLException {
    assertThat(refresh(new Clock("public.z_base")))
        .containsEntry("outcome", "PAUSED")
        .containsEntry("left", List.of("public.m_middle", "public.a_top"));
    db.execute("UPDATE t SET n = 3");
    assertThat(refresh(new Clock("public.m_middle")))
        .containsEntry("outcome", "PAUSED")
        .containsEntry("left", List.of("public.a_top"));
    Map<String, Object> last = refresh(new Clock(""));
    assertThat(last).containsEntry("outcome", "DONE");
    assertThat((List<?>) last.get("views")).hasSize(1);
    assertThat(db.queryString(SUMS)).isEqualTo("2 20 200");
    assertThat((List<?>) refresh(new Clock("")).get("views")).hasSize(3);
    assertThat(db.queryString(SUMS)).isEqualTo("3 30 300");
  }
}
