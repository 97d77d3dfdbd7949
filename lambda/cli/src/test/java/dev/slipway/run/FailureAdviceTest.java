package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import dev.slipway.testing.proxy.PostgresProxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last line says what helps against what the server says, whichever action met it. */
class FailureAdviceTest {

  private static final String THEIRS =
      """
      CREATE TABLE their_table ();
      CREATE TABLE "their_1 2nd_x" ();
      CREATE SEQUENCE their_seq;
      CREATE SCHEMA their_schema;
      CREATE FUNCTION their_f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
      REVOKE EXECUTE ON FUNCTION their_f FROM PUBLIC;
      """;

  @RegisterExtension final PgDatabase db = new PgDatabase();
  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void makeProject() {
    project =
        Project.of(folder, db.url())
            .file("001_a.sql", "CREATE TABLE a (b int);\n-- DOWN\nDROP TABLE a;");
    assertThat(project.run("up").exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "53100|No space left on device|make room on the server's disk",
        "53200|out of memory|give the server more memory",
        "53300|too many connections|close other connections",
        "42501|must be owner of table words|make owner the owner of words",
        "25006|cannot execute that in a read-only transaction|connect to the primary",
        "08006|could not connect to that server|see to it that the database server can reach that",
        "57P01|raised by hand|mend the",
        "40001|could not serialize access|other sessions changed",
        "55006|is being used by active queries|wait until no other session uses it",
        "P0001|of the author|mend the",
      })
  void everyDirectionSaysWhatHelps(String state, String message, String advice) {
    String raise =
        "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '%s', MESSAGE = '%s'; END $$;"
            .formatted(state, message);
    String wanted = "Next: " + advice.replace("make owner", "make " + db.user());
    project.file("002_b.sql", raise);
    assertThat(next(failure("up", "--lock-tries=1"))).startsWith(wanted).contains("run up again");
    project.file("002_b.sql", "SELECT 1;\n-- DOWN\n" + raise);
    assertThat(project.run("up").exitCode()).isZero();
    assertThat(next(failure("down", "--lock-tries=1")))
        .startsWith(wanted)
        .contains("run down again");
    assertThat(failure("down", "--lock-tries=1").err())
        .contains("(" + state)
        .doesNotContain("lost");
  }

  @Test
  void theServersOwnWords() throws SQLException {
    assertThat(next(of("CREATE ROLE made_by_a_migration SUPERUSER;"))).contains("CREATEROLE");
    assertThat(next(of("COMMENT ON EXTENSION plpgsql IS 'x';"))).contains("COMMENT ON EXTENSION");
    assertThat(next(of("CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'x';")))
        .startsWith("Next: only a superuser may");
    assertThat(next(of("CREATE FUNCTION f() RETURNS int LANGUAGE plpython3u AS 'x';")))
        .contains("CREATE EXTENSION IF NOT EXISTS plpython3u;");
    assertThat(next(of("CREATE EXTENSION no_such_extension;")))
        .startsWith("Next: install no_such_extension on the server");
    assertThat(next(of("SET statement_timeout = '30ms'; SELECT pg_sleep(30);")))
        .contains("-- slipway: statement_timeout=10min");
    assertThat(next(of("-- slipway: statement_timeout=30ms\nSELECT pg_sleep(30);")))
        .startsWith("Next: raise statement_timeout in the line");
    project.file("002_b.sql", "SELECT pg_sleep(30);");
    assertThat(next(failure("up", "--statement-timeout=30ms")))
        .isEqualTo("Next: raise --statement-timeout (STATEMENT_TIMEOUT) and run up again.");
    assertThat(next(of("CREATE VIEW c AS SELECT * FROM a; DROP TABLE a;"))).contains("CASCADE");
    assertThat(next(of("CREATE TABLE a (c int);"))).contains("somebody made it before");
    assertThat(next(of("SELECT pg_cancel_backend(pg_backend_pid());"))).contains("cancelled it");
    assertThat(next(of("SET TRANSACTION READ ONLY; CREATE TABLE c (d int);")))
        .contains("take default_transaction_read_only off");
    assertThat(
            next(
                of(
                    "CREATE TABLE c (d int); SELECT set_config('transaction_read_only', 'on', true);")))
        .contains("take out of the file what makes its transaction read only");
    assertThat(db.queryString("SELECT to_regclass('c')")).isNull();
    assertThat(next(of("SELECT 1;\n\uFEFFCREATE TABLE c (d int);")))
        .contains("a character stands there that is not seen");
    assertThat(next(of("SELECT\u00A01 x y;")))
        .contains("a character stands there that is not seen");
    assertThat(next(of("BEGIN; VACUUM a; COMMIT;")))
        .startsWith("Next: it stands between BEGIN and COMMIT: put COMMIT; before that statement");
    assertThat(next(of("DO $$ BEGIN COMMIT; EXECUTE 'DO $x$ BEGIN COMMIT; END $x$'; END $$;")))
        .contains("call it by CALL, not by EXECUTE or from a function");
    assertThat(next(of("INSERT INTO schema_history.schema_migrations VALUES ('1');")))
        .contains("take the statement about schema_migrations out of the file");
  }

  /** The server's texts are another's; what is in no language is enough. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE EXTENSION no_such;|install no_such on the server",
        "CREATE EXTENSION pg_stat_statements;|CREATE EXTENSION pg_stat_statements;",
        "CREATE TABLE c (d uuid DEFAULT uuid_generate_v4());|EXISTS \"uuid-ossp\";",
        "CREATE TABLE c (d citext);|EXISTS citext;",
        "CREATE INDEX ON a USING gist (b);|EXISTS btree_gist;",
        "CREATE INDEX ON a USING gin ((b::text) gin_trgm_ops);|EXISTS pg_trgm;",
        "CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw;|EXISTS postgres_fdw;",
        "ALTER TABLE a OWNER TO postgres;|GRANT postgres TO {role}",
        "SET ROLE postgres;|GRANT postgres TO {role}",
        "GRANT postgres TO CURRENT_USER;|only a superuser may",
        "CREATE ROLE r SUPERUSER;|ALTER ROLE {role} CREATEROLE",
        "ALTER SYSTEM SET work_mem = '1GB';|GRANT ALTER SYSTEM ON PARAMETER work_mem",
        "SET session_replication_role = replica;|GRANT SET ON PARAMETER session_replication_role",
        "COPY a FROM '/none';|GRANT pg_read_server_files TO {role}",
        "SELECT pg_create_logical_replication_slot('s', 'x');|ALTER ROLE {role} REPLICATION",
        "GRANT SELECT ON a TO nobody_here;|CREATE ROLE nobody_here",
        "CREATE TABLE c () TABLESPACE fast;|make the tablespace on the server first",
        "SET no_such_setting = 1;|has no setting no_such_setting",
        "SET shared_buffers = '1GB';|no migration can",
        "INSERT INTO schema_migrations VALUES ('1'); TABLE nothing;|mend the file (what is there",
        "CREATE VIEW v AS TABLE a; ALTER TABLE a ALTER b TYPE bigint;|drop what the Detail names",
        "CREATE VIEW v AS SELECT b, 1 c FROM a; CREATE OR REPLACE VIEW v AS TABLE a;|DROP VIEW",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE OR REPLACE FUNCTION f()"
            + " RETURNS text LANGUAGE sql AS 'SELECT 1::text';|DROP FUNCTION f(); before it",
        "ALTER TABLE a ADD PRIMARY KEY (b); DROP INDEX a_pkey;|part of something else",
        "INSERT INTO a VALUES (1), (1); CREATE UNIQUE INDEX ON a (b);|rows of public.a have the",
        "ALTER TABLE a ADD UNIQUE (b); INSERT INTO a VALUES (1), (1);|a row of public.a has that",
        "INSERT INTO a VALUES (1); ALTER TABLE a ADD c int NOT NULL;|have no value in c",
        "INSERT INTO a VALUES (1); ALTER TABLE a ADD CONSTRAINT two CHECK (b > 1);|break two",
        "CREATE TABLE c (d int UNIQUE); INSERT INTO a VALUES (1); ALTER TABLE a ADD CONSTRAINT k"
            + " FOREIGN KEY (b) REFERENCES c (d);|rows of public.a need the rows they refer to (k)",
        "CREATE TABLE c (d int) PARTITION BY LIST (d); INSERT INTO c VALUES (1);|OF public.c",
        "CREATE TABLE d.c ();|make the schema before",
        "TABLE pg_authid;|GRANT what is missing ON TABLE pg_authid TO {role}",
        "TABLE their_table;|GRANT what is missing ON TABLE public.their_table TO {role}",
        "ALTER TABLE \"their_1 2nd_x\" ADD c int;|ALTER TABLE public.\"their_1 2nd_x\" OWNER TO"
            + " {role}",
        "SELECT nextval('their_seq');|ON SEQUENCE public.their_seq TO {role}",
        "SELECT their_f(1);|ON FUNCTION public.their_f(integer) TO {role}",
        "CREATE TABLE their_schema.c ();|ON SCHEMA their_schema TO {role}",
        "COMMENT ON EXTENSION plpgsql IS 'x';|as the owner of what the message names",
        "SELECT pg_cancel_backend(pg_backend_pid());|somebody cancelled it",
        "SET statement_timeout = '30ms'; SELECT pg_sleep(30);|sets statement_timeout; say how long",
        "-- slipway: statement_timeout=30ms@SELECT pg_sleep(30);|raise statement_timeout in",
      })
  void inAnyLanguageOfTheServer(String sql, String advice) throws Exception {
    try (PostgresProxy proxy = new PostgresProxy(db.port());
        Connection connection = db.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(THEIRS);
      proxy.speakAnotherLanguage();
      project = project.on(db.url(proxy.port())).file("002_b.sql", sql.replace("ms@", "ms\n"));
      Result result = failure("up", "--lock-tries=1");
      assertThat(result.err()).doesNotContain("permission denied", "does not exist", "of table");
      assertThat(next(result)).contains(advice.replace("{role}", db.user())).doesNotContain("{");
    }
  }

  @Test
  void onAFirstRunWhatIsThereMayBeMeant() throws Exception {
    try (PgDatabase other = PgDatabase.open()) {
      other.execute("CREATE SCHEMA app", "CREATE TABLE app.customers (id int)");
      Project first =
          Project.of(Files.createDirectory(folder.resolve("first")), other.url())
              .file("001_c.sql", "CREATE SCHEMA app;");
      assertThat(first.run("up", "--existing").err())
          .contains("Next: if the database holds already what the file makes", "baseline VERSION");
    }
  }

  @Test
  void otherActionsSayWhatHelpsToo() throws Exception {
    try (Connection connection = db.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE schema_migrations OWNER TO CURRENT_USER");
    }
    assertThat(project.run("status").err())
        .contains("permission denied for table schema_migrations")
        .contains(
            "Next: as the owner of our tables, in their schema: GRANT SELECT ON schema_migrations"
                + " TO "
                + db.user()
                + ", likewise on those beside it");
  }

  @Test
  void aFailureHasFieldsForPrograms() {
    project.file("002_b.sql", "SELECT 1;\n  SELECT wrong;");
    Map<String, Object> report = failure("up", "--json").json();
    assertThat(report)
        .containsEntry("outcome", "FAILED")
        .containsEntry("sqlState", "42703")
        .containsEntry("file", "002_b.sql")
        .containsEntry("line", 2)
        .containsEntry("column", 10)
        .containsEntry("version", "002")
        .containsEntry("state", "rolled_back")
        .containsEntry("next", "mend the file and run up again.")
        .containsEntry("exitCode", 1);
    project.file("002_b.sql", "SELECT 1; VACUUM a; SELECT wrong;");
    assertThat(failure("up", "--json").json()).containsEntry("state", "partial");
    assertThat(project.run("up", "--lock-timeout=x", "--json").json())
        .containsEntry("exitCode", 2)
        .containsEntry("state", "unchanged")
        .containsEntry("sqlState", null);
    assertThat(project.run("up", "--urll=x", "--json").json()).containsEntry("exitCode", 2);
  }

  @Test
  void valuesOfRowsAreShownAndNotKept() throws Exception {
    String history = "SELECT string_agg(message, '|') FROM schema_migration_runs";
    String key = "CREATE UNIQUE INDEX ON a (b); INSERT INTO a VALUES (4711), (4711);";
    assertThat(of(key).err()).contains("  Detail: Key (b)=(4711) already exists.");
    assertThat(db.queryString(history)).contains("Detail: not kept").doesNotContain("4711");
    assertThat(of("ALTER TABLE a ADD CHECK (b < 9); INSERT INTO a VALUES (4711);").err())
        .contains("Failing row contains (4711)");
    assertThat(db.queryString(history)).doesNotContain("4711");
    assertThat(of("CREATE VIEW c AS TABLE a; DROP TABLE a;").err()).contains("Detail: view c");
    assertThat(db.queryString(history)).contains("Detail: view c depends on table a");
    project.file("002_b.sql", key);
    failure("up", "--keep-details");
    assertThat(db.queryString(history)).contains("Key (b)=(4711)");
  }

  /**
   * Indexes and materialized views of PostgreSQL 17 and newer look names up in pg_catalog alone.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sql | 'SELECT g($1)' | CREATE INDEX ON a (f(b))",
        "plpgsql | 'BEGIN RETURN g($1); END' | CREATE MATERIALIZED VIEW v AS SELECT f(b) FROM a",
        "plpgsql | 'BEGIN RETURN count(*) FROM a; END' | CREATE INDEX CONCURRENTLY ON a (f(b))",
        "plpgsql | 'BEGIN RETURN 1::whole; END' | CREATE INDEX ON a (f(b))",
      })
  void namesThatAFunctionDoesNotFindAreQualified(String language, String body, String use) {
    assumeTrue(PostgresServer.majorVersion() >= 17);
    project.file(
        "002_b.sql",
        "CREATE DOMAIN whole AS int; CREATE FUNCTION g(int) RETURNS int IMMUTABLE LANGUAGE sql AS"
            + " 'SELECT 1'; INSERT INTO a VALUES (1); CREATE FUNCTION f(int) RETURNS int IMMUTABLE"
            + " LANGUAGE %s AS '%s'; %s;".formatted(language, body, use));
    assertThat(next(failure("up"))).contains("ALTER FUNCTION ... SET search_path", "run up again");
  }

  @Test
  void aBlockIsNoFunction() {
    assertThat(next(of("DO $$BEGIN ALTER TABLE nothere ADD x int; END$$;")))
        .doesNotContain("ALTER FUNCTION");
    assertThat(next(of("DO $$BEGIN ALTER TABLE\nnothere ADD x int; END$$;")))
        .doesNotContain("ALTER FUNCTION");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE TEMP TABLE kept (i int) | TABLE kept | ended with its session",
        "PREPARE kept AS SELECT 1 | EXECUTE kept | ended with its session",
        "BEGIN; DECLARE kept CURSOR WITH HOLD FOR SELECT 1; COMMIT | FETCH kept | ended with its",
      })
  void whatEndedWithTheSessionOfAnAttemptBeforeIsTold(String made, String used, String advice) {
    String file = "INSERT INTO a VALUES (1); %s; VACUUM a; SELECT 1 / %d; %s;";
    of(file.formatted(made, 0, used));
    assertThat(next(of(file.formatted(made, 1, used)))).contains(advice, "run up again");
  }

  @Test
  void whatTheServerSaysOfAPasswordIsHidden() {
    assertThat(of("ALTER ROLE CURRENT_USER PASSWORD hidden42;").err())
        .contains("syntax error at or near \"...\" (42601)")
        .doesNotContain("hidden42");
    assertThat(of("ALTER USER MAPPING FOR x SERVER y OPTIONS (password 'hidden42', z);").err())
        .doesNotContain("hidden42");
    assertThat(of("SELECT ('host=h password=hidden42')::int;").err())
        .contains("host=h password=...")
        .doesNotContain("hidden42");
  }

  private Result of(String sql) {
    project.file("002_b.sql", sql);
    return failure("up", "--lock-tries=1");
  }

  private Result failure(String... arguments) {
    Result result = project.run(arguments);
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(1);
    return result;
  }

  private static String next(Result result) {
    String last = result.err().lines().reduce((a, b) -> b).orElseThrow();
    assertThat(last).as(result.err()).startsWith("Next: ");
    return last;
  }
}
