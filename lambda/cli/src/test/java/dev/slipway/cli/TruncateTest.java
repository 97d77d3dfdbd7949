package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code truncate}. */
class TruncateTest {

  private static final String COUNTS =
      "SELECT concat_ws(' ', (SELECT count(*) FROM users), (SELECT count(*) FROM orders),"
          + " (SELECT count(*) FROM parts))";

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;
  @TempDir Path store;

  private Project project;

  @BeforeEach
  void shop() throws Exception {
    project =
        Project.of(folder, db.url())
            .file("001_nothing.sql", "-- UP\nCREATE TABLE extra (id int);\n-- DOWN\n");
    project.done("up");
    db.execute(
        "DROP TABLE extra",
        "CREATE TABLE users (id serial PRIMARY KEY, boss int REFERENCES users)",
        "CREATE TABLE orders (id int PRIMARY KEY, user_id int REFERENCES users, next int)",
        "ALTER TABLE users ADD last_order int REFERENCES orders",
        "CREATE TABLE parts (id int, order_id int) PARTITION BY LIST (id)",
        "CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1)",
        "ALTER TABLE parts_1 ADD FOREIGN KEY (order_id) REFERENCES orders",
        "INSERT INTO users (boss) VALUES (NULL), (1)",
        "INSERT INTO orders VALUES (1, 1), (2, 2), (3, 2)",
        "UPDATE users SET last_order = 3",
        "INSERT INTO parts VALUES (1, 1)",
        "ANALYZE");
  }

  @Test
  void showsWhatWouldGoAndChangesNothing() throws Exception {
    assertThat(project.done("truncate").maskedOut().replaceAll("\\d+\\.\\d kB", "SIZE"))
        .isEqualTo(
            """
              public.orders  about 3 rows  SIZE
              public.parts   about 1 row   SIZE
              public.users   about 2 rows  SIZE
              left out: public.schema_migration_objects (the history of Slipway), \
            public.schema_migration_runs (the history of Slipway), \
            public.schema_migrations (the history of Slipway)
            Database DATABASE: 3 tables would be emptied; their sequences go on. Nothing was \
            changed; to do it: truncate --execute
            """);
    assertThat(db.queryString(COUNTS)).isEqualTo("2 3 1");
    Map<String, Object> json =
        project.done("truncate", "--json", "--tables", "u*,orders,parts").json();
    assertThat(String.join(" ", json.keySet()))
        .isEqualTo(
            "action outcome dryRun database environment tables restartSequences leftOut problems"
                + " saved warnings runId durationMs");
    assertThat(json).containsEntry("dryRun", true).containsEntry("runId", null);
    assertThat(
            db.queryString("SELECT count(*) FROM schema_migration_runs WHERE action = 'truncate'"))
        .isEqualTo("0");
  }

  @Test
  void emptiesAllAtOnceAndIsWrittenDown() throws Exception {
    Result done = project.done("truncate", "--execute");
    assertThat(done.maskedOut())
        .endsWith("Database DATABASE: 3 tables are empty now; their sequences go on. Run RUN\n");
    assertThat(db.queryString(COUNTS)).isEqualTo("0 0 0");
    assertThat(
            db.rows("SELECT status, message FROM schema_migration_runs WHERE action = 'truncate'"))
        .containsExactly(List.of("completed", "emptied public.orders, public.parts, public.users"));
    assertThat(db.queryString("SELECT count(*) FROM schema_migrations")).isEqualTo("1");
    db.execute("INSERT INTO users DEFAULT VALUES");
    assertThat(db.queryString("SELECT id FROM users")).isEqualTo("3");
    project.done("truncate", "--execute", "--restart-sequences");
    db.execute("INSERT INTO users DEFAULT VALUES");
    assertThat(db.queryString("SELECT id FROM users")).isEqualTo("1");
  }

  @Test
  void whatRefersToThemAndWouldStayIsNamedAndNothingIsDone() throws Exception {
    db.execute("CREATE SCHEMA other", "CREATE TABLE other.notes (user_id int REFERENCES users)");
    String problems =
        """
          other.notes: refers to public.users (key notes_user_id_fkey) and would stay; choose it \
        too, or exclude public.users
          public.parts_1: refers to public.orders (key parts_1_order_id_fkey) and would stay; \
        choose it too, or exclude public.orders
        """;
    String[] some = {"truncate", "--execute", "--exclude", "parts,other.*"};
    Result refused = project.run(some);
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err())
        .isEqualTo(
            "slipway: The tables of "
                + db.name()
                + " cannot be emptied:\n"
                + problems
                + "Nothing was changed.\n");
    assertThat(project.done("truncate", "--exclude", "parts,other.*").out())
        .contains("It would be refused:\n" + problems);
    assertThat(db.queryString(COUNTS)).isEqualTo("2 3 1");
    assertThat(db.queryString("SELECT status FROM schema_migration_runs WHERE action = 'truncate'"))
        .isEqualTo("refused");
    project.done("truncate", "--execute", "--tables", "parts");
    assertThat(db.queryString(COUNTS)).isEqualTo("2 3 0");
  }

  @Test
  void aProtectedEnvironmentAsksForTheNameAndBacksUpFirst() throws Exception {
    project = project.with("ENVIRONMENT", "production");
    String[] plain = {"truncate", "--execute", "--environment-changed"};
    Result refused = project.run(plain);
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err())
        .contains(
            "backup: one must come first", "confirm: to truncate here, add --confirm " + db.name());
    assertThat(db.queryString(COUNTS)).isEqualTo("2 3 1");
    project = project.with("BACKUP_STORE", "file:" + store);
    Result done =
        project.done("truncate", "--execute", "--environment-changed", "--confirm", db.name());
    assertThat(done.out()).contains("  backup: file:" + store);
    assertThat(db.queryString(COUNTS)).isEqualTo("0 0 0");
    assertThat(
            db.queryString(
                "SELECT backup_uri FROM schema_migration_runs WHERE action = 'truncate'"
                    + " AND status = 'completed'"))
        .startsWith("file:" + store);
    assertThat(project.done("truncate", "--execute", "--no-backup", "--confirm", db.name()).out())
        .contains("warning: no backup was taken (--no-backup)");
    assertThat(project.done("truncate").out()).contains("would be emptied");
  }

  @Test
  void whoStandsInTheWayIsNamed() throws Exception {
    try (Connection other = db.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SET application_name = 'reports'");
      statement.execute("SELECT * FROM orders");
      project = project.with("LOCK_TRIES", "2").with("LOCK_TIMEOUT", "100ms");
      String failed = project.failed("truncate", "--execute");
      assertThat(failed)
          .contains(
              "No table was emptied: a table is in use (55P03, 2 tries). In the way: session",
              "(reports, idle in transaction",
              "holds public.orders",
              "Next: truncate again when they have ended, or raise --lock-timeout.");
    }
    assertThat(db.queryString(COUNTS)).isEqualTo("2 3 1");
    assertThat(db.queryString("SELECT status FROM schema_migration_runs WHERE action = 'truncate'"))
        .isEqualTo("rolled_back");
  }

  /** It has no session, and of its locks the server does not say whose they are. */
  @Test
  void preparedTransactionInTheWayIsNamed() throws Exception {
    try (Connection other = db.connectAsSuperuser();
        Statement statement = other.createStatement()) {
      statement.execute(
          "BEGIN; SAVEPOINT a; INSERT INTO orders VALUES (9); RELEASE a;"
              + " INSERT INTO orders VALUES (10);"
              + " PREPARE TRANSACTION 'kept'");
      try {
        project = project.with("LOCK_TRIES", "2").with("LOCK_TIMEOUT", "100ms");
        assertThat(project.failed("truncate", "--execute"))
            .contains("In the way: prepared transaction 'kept' (of role ")
            .contains("ROLLBACK PREPARED 'kept') holds public.orders")
            .doesNotContain("; a prepared transaction", "way: a prepared transaction");
      } finally {
        statement.execute("ROLLBACK PREPARED 'kept'");
      }
    }
  }

  @Test
  void whatIsOnlyShownWaitsForNobody() throws Exception {
    try (Connection other = db.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE orders");
      assertThat(project.with("LOCK_TIMEOUT", "100ms").done("truncate").out())
          .contains("Nothing was changed");
    }
  }

  @Test
  void whatTheRoleMayNotIsToldAtOnce() throws Exception {
    try (Connection superuser = db.connectAsSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute(
          "ALTER TABLE users OWNER TO CURRENT_USER; GRANT SELECT, TRUNCATE ON users TO "
              + db.user()
              + "; ALTER TABLE orders OWNER TO CURRENT_USER; GRANT SELECT ON orders TO "
              + db.user());
    }
    assertThat(project.run("truncate", "--execute", "--restart-sequences").err())
        .contains(
            "  public.orders: role slipway_owner may not TRUNCATE it; grant it that\n",
            "  public.users: only its owner may begin its sequences again\n");
    assertThat(db.queryString(COUNTS)).isEqualTo("2 3 1");
  }

  @Test
  void aDatabaseWithoutTablesOrHistoryIsFineToo() throws Exception {
    db.execute(
        "DROP TABLE parts, users, orders",
        "DROP TABLE schema_migrations, schema_migration_runs, schema_migration_objects");
    assertThat(project.done("truncate", "--execute").maskedOut())
        .isEqualTo("Database DATABASE: there is no table to empty.\n");
    db.execute("CREATE TABLE t (id int)", "INSERT INTO t VALUES (1)");
    project.done("truncate", "--execute");
    assertThat(db.queryString("SELECT count(*) FROM t")).isEqualTo("0");
  }
}
