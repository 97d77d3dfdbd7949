package dev.slipway.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The two tables: made, extended, filled, and shared with what teams did before. */
class HistoryTest {

  private static final String CONTRACT =
      """
      CREATE TABLE schema_migrations (
        version VARCHAR(50) PRIMARY KEY, applied_at TIMESTAMPTZ DEFAULT now(),
        checksum VARCHAR(64), execution_time_ms INTEGER, description TEXT)
      """;

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void createProject() {
    project = Project.of(folder, db.url());
  }

  @Test
  void freshDatabaseGetsBothTables() throws SQLException {
    project.file("1_nothing.sql", "-- nothing");
    success("up");
    assertThat(columns("schema_migrations"))
        .containsExactly(
            "version character varying(50) not null",
            "applied_at timestamp with time zone",
            "checksum character varying(64)",
            "execution_time_ms integer",
            "description text",
            "state text not null",
            "segments_done integer",
            "segment_begun boolean",
            "down_script text",
            "applied_by text");
    assertThat(columns("schema_migration_runs"))
        .containsExactly(
            "run_id uuid not null",
            "action text",
            "environment text",
            "status text",
            "started_at timestamp with time zone",
            "finished_at timestamp with time zone",
            "from_version text",
            "to_version text",
            "applied integer",
            "backup_uri text",
            "invoked_by text",
            "tool_version text",
            "message text");
  }

  @Test
  void tableWithTheFirstFiveColumnsIsExtendedAndRowsGetChecksums() throws SQLException {
    db.execute(
        CONTRACT,
        "INSERT INTO schema_migrations (version, applied_at, description) VALUES ('001',"
            + " '2024-01-02 03:04:05Z', 'kept as it is'), ('002', now(), 'no file')");
    project.file("001_first.sql", "CREATE TABLE never_made (i int);");
    assertThat(project.run("status").out()).contains("001  2024-01-02 03:04:05Z  kept as it is");
    assertThat(columns("schema_migrations")).as("status writes nothing").hasSize(5);
    assertThat(success("up")).contains("Nothing to do.");
    assertThat(columns("schema_migrations")).hasSize(10);
    assertThat(
            db.rows(
                "SELECT version, checksum ~ '^[0-9a-f]{64}$', state, description,"
                    + " to_char(applied_at AT TIME ZONE 'UTC', 'YYYY') FROM schema_migrations"
                    + " WHERE version = '001'"))
        .containsExactly(List.of("001", "t", "applied", "kept as it is", "2024"));
    assertThat(db.queryString("SELECT checksum FROM schema_migrations WHERE version = '002'"))
        .isNull();
    project.file("001_first.sql", "CREATE TABLE another (i int);");
    assertThat(failure("up")).contains("001_first.sql: has changed since it was applied.");
  }

  @Test
  void versionTextMayBeWrittenWithOrWithoutZeros() throws SQLException {
    db.execute(CONTRACT, "INSERT INTO schema_migrations (version) VALUES ('1')");
    project.file("001_first.sql", "CREATE TABLE never_made (i int);\n-- DOWN\nSELECT 1;");
    assertThat(success("up")).contains("Nothing to do.");
    assertThat(db.queryString("SELECT checksum IS NOT NULL FROM schema_migrations")).isEqualTo("t");
    success("down");
    assertThat(db.rows("SELECT * FROM schema_migrations")).isEmpty();
  }

  @Test
  void changeOfAMigrationRecordedWithoutZerosIsAccepted() throws SQLException {
    db.execute(CONTRACT, "INSERT INTO schema_migrations (version, checksum) VALUES ('1', 'old')");
    project.file("001_first.sql", "CREATE TABLE never_made (i int);");
    assertThat(failure("up")).contains("001_first.sql: has changed since it was applied.");
    success("repair", "--execute");
    assertThat(success("up")).contains("Nothing to do.");
    assertThat(db.rows("SELECT version FROM schema_migrations")).containsExactly(List.of("1"));
  }

  @Test
  void rowOfTheAuthorsOwnInsertIsCompleted() throws SQLException {
    project.file(
        "20250101_120000_own.sql",
        """
        BEGIN;
        CREATE TABLE t (i int);
        INSERT INTO schema_migrations (version, description) VALUES ('20250101_120000', 'mine')
          ON CONFLICT DO NOTHING;
        COMMIT;
        -- DOWN
        DROP TABLE t;
        """);
    success("up");
    assertThat(
            db.rows(
                "SELECT version, description, length(checksum), state, down_script, applied_by,"
                    + " execution_time_ms IS NOT NULL FROM schema_migrations"))
        .containsExactly(
            List.of(
                "20250101_120000", "own", "64", "applied", "DROP TABLE t;", "slipway_owner", "t"));
    assertThat(success("up")).contains("Nothing to do.");
  }

  @Test
  void schemaOfTheHistoryIsMadeAndQuoted() throws SQLException {
    project.file("1_t.sql", "CREATE TABLE t (i int);\n-- DOWN\nDROP TABLE t;");
    success("up", "--history-schema", "Our \"Ops\"");
    assertThat(db.queryString("SELECT version FROM \"Our \"\"Ops\"\"\".schema_migrations"))
        .isEqualTo("1");
    assertThat(success("status", "--check", "--history-schema", "Our \"Ops\""))
        .contains("up to date");
    assertThat(success("down", "--history-schema", "Our \"Ops\"")).contains("taken back 1");
    assertThat(db.queryString("SELECT to_regclass('public.schema_migrations')")).isNull();
  }

  @Test
  void takenBackWithTheStoredScriptWhenTheFileIsGoneOrChanged() throws SQLException {
    project
        .file("1_a.sql", "CREATE TABLE a (i int);\n-- DOWN\nDROP TABLE a;")
        .file("2_b.sql", "CREATE TABLE b (i int);\n-- DOWN\nDROP TABLE b;");
    success("up");
    project.delete("2_b.sql");
    project.file("1_a.sql", "CREATE TABLE other (i int);\n-- DOWN\nDROP TABLE other;");
    success("down", "--steps", "2");
    assertThat(db.rows("SELECT 1 FROM pg_class WHERE relname IN ('a', 'b')")).isEmpty();
  }

  @Test
  void takenBackWithTheFilesScriptWhenOnlyThatWasMended() throws SQLException {
    project.file("1_a.sql", "CREATE TABLE a (i int);\n-- DOWN\nDROP TABLE wrong;");
    success("up");
    project.file("1_a.sql", "CREATE TABLE a (i int);\n-- DOWN\nDROP TABLE a;");
    success("down");
    assertThat(db.queryString("SELECT to_regclass('a')")).isNull();
  }

  @Test
  void eachRunIsWrittenDown() throws SQLException {
    project.file("1_a.sql", "CREATE TABLE a (i int);\n-- DOWN\nDROP TABLE a;");
    project = project.with("ENVIRONMENT", "staging");
    assertThat(project.with("SLIPWAY_INVOKED_BY", "job 7").run("up").exitCode()).isZero();
    project.file("2_b.sql", "CREATE TABLE b (i int);").file("3_c.sql", "SELECT 1 / 0;");
    failure("up");
    project.file("3_c.sql", "SELECT 1 / 0; ");
    failure("up");
    failure("down", "--steps", "2");
    success("history");
    assertThat(
            db.rows(
                "SELECT action, status, from_version, to_version, applied, invoked_by, environment"
                    + " FROM schema_migration_runs ORDER BY started_at"))
        .containsExactly(
            Arrays.asList("up", "completed", null, "1", "1", "job 7", "staging"),
            List.of("up", "failed", "1", "2", "1", "slipway_owner", "staging"),
            List.of("up", "rolled_back", "2", "2", "0", "slipway_owner", "staging"),
            List.of("down", "refused", "2", "2", "0", "slipway_owner", "staging"));
    assertThat(
            db.rows(
                "SELECT finished_at >= started_at, tool_version <> '', message IS NOT NULL"
                    + " FROM schema_migration_runs ORDER BY started_at"))
        .containsExactly(
            List.of("t", "t", "f"),
            List.of("t", "t", "t"),
            List.of("t", "t", "t"),
            List.of("t", "t", "t"));
    assertThat(success("history"))
        .contains("division by zero", "has no DOWN section", "job 7", "no version -> 1")
        .doesNotContain("s3cr");
  }

  @Test
  void interruptedRunIsClosedByTheNextOne() throws SQLException {
    project.file("1_nothing.sql", "-- nothing");
    success("up");
    db.execute(
        "INSERT INTO schema_migration_runs (run_id, action, status, started_at)"
            + " VALUES (gen_random_uuid(), 'up', 'started', now() - interval '1 hour')");
    assertThat(success("status")).contains("last run: up completed");
    success("up");
    assertThat(
            db.rows(
                "SELECT status, message, finished_at IS NOT NULL FROM schema_migration_runs"
                    + " WHERE message IS NOT NULL"))
        .containsExactly(
            List.of(
                "failed", "interrupted: the process or its connection ended without a word", "t"));
  }

  @Test
  void timeAndAuthorOfAMigrationAreKept() throws SQLException {
    project.file("1_slow.sql", "SELECT pg_sleep(0.2);\nVACUUM;\nSELECT pg_sleep(0.2);");
    assertThat(project.with("SLIPWAY_INVOKED_BY", "it's \\ me").run("up").exitCode()).isZero();
    assertThat(db.queryString("SELECT applied_by FROM schema_migrations")).isEqualTo("it's \\ me");
    assertThat(Integer.parseInt(db.queryString("SELECT execution_time_ms FROM schema_migrations")))
        .isBetween(400, 60_000);
  }

  private List<String> columns(String table) throws SQLException {
    return db
        .rows(
            "SELECT attname || ' ' || format_type(atttypid, atttypmod)"
                + " || CASE WHEN attnotnull THEN ' not null' ELSE '' END FROM pg_attribute"
                + " WHERE attnum > 0 AND attrelid = '"
                + table
                + "'::regclass ORDER BY attnum")
        .stream()
        .map(row -> row.get(0))
        .toList();
  }

  private String failure(String... command) {
    Cli.Result result = project.run(command);
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    return result.err();
  }

  private String success(String... command) {
    Cli.Result result = project.run(command);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return result.out();
  }
}
