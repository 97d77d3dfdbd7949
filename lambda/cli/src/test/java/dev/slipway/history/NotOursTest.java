package dev.slipway.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.Traps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others have put under our names is refused with their names, and never run. */
final class NotOursTest {

  private static final String LOW = "SET ROLE " + Traps.ROLE;

  /** Writes down that a superuser has called it. */
  private static final String EVIL =
      """
      CREATE FUNCTION public.evil() RETURNS text LANGUAGE plpgsql STABLE AS $$ BEGIN
        IF current_setting('is_superuser') = 'on' THEN
          COPY (SELECT 1) TO PROGRAM 'cat >> %s';
        END IF;
        RETURN '1'; END $$;
      CREATE FUNCTION public.evil_trigger() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM public.evil(); RETURN NEW; END $$;
      CREATE FUNCTION public.evil_check(text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS
        $$ BEGIN PERFORM public.evil(); RETURN true; END $$;
      """;

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;
  @TempDir Path migrations;

  private Project project;

  @BeforeEach
  void makeEvil() throws SQLException {
    superuser(
        "DO $$ BEGIN CREATE ROLE slipway_low; EXCEPTION WHEN duplicate_object THEN END $$",
        "GRANT CREATE, USAGE ON SCHEMA public TO slipway_low",
        "GRANT CREATE ON DATABASE " + db.name() + " TO slipway_low",
        LOW,
        EVIL.formatted(called()));
    project =
        Project.of(migrations, db.superuserUrl())
            .with("BACKUP_STORE", "file:" + folder.resolve("store"))
            .file("001_words.sql", "CREATE TABLE words (id int);\n-- DOWN\nDROP TABLE words;")
            .file("002_last.sql", "CREATE TABLE lasting (id int);\n-- DOWN\nDROP TABLE lasting;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE VIEW public.schema_migrations AS SELECT public.evil() AS version, now() AS"
            + " applied_at",
        "CREATE VIEW public.schema_migration_runs AS SELECT public.evil() AS run_id",
        "CREATE VIEW public.schema_migration_objects AS SELECT public.evil() AS kind",
        "CREATE MATERIALIZED VIEW public.schema_migrations AS SELECT '1'::text AS version",
        "CREATE TABLE public.schema_migrations (version varchar PRIMARY KEY, applied_at"
            + " timestamptz)",
        "CREATE TABLE public.schema_migration_runs (run_id text DEFAULT public.evil())",
        "CREATE SEQUENCE public.schema_migrations",
        "CREATE TYPE public.schema_migrations AS (n int)",
        "CREATE DOMAIN public.schema_migrations AS text",
        "CREATE TYPE public.schema_migration_runs AS ENUM ()",
        "CREATE TABLE public.t (n int); CREATE INDEX schema_migrations ON public.t (n)",
        "CREATE SCHEMA slipway_restore",
        "CREATE SCHEMA slipway_restore CREATE VIEW units AS SELECT public.evil() AS unit"
            + " CREATE VIEW backup AS SELECT public.evil() AS uri, '' AS manifest, true AS clean,"
            + " now() AS begun_at",
      })
  void madeBeforeUs(String sql) throws SQLException {
    superuser(LOW, sql);

    refusedEverywhere();
  }

  /** What stays of a time when a table was another's, or may be written by others. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TRIGGER t BEFORE INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION"
            + " evil_trigger()",
        "CREATE CONSTRAINT TRIGGER t AFTER INSERT ON %s DEFERRABLE INITIALLY DEFERRED"
            + " FOR EACH ROW EXECUTE FUNCTION evil_trigger()",
        "CREATE RULE r AS ON INSERT TO %s DO ALSO SELECT public.evil()",
        "ALTER TABLE %s ADD COLUMN more text DEFAULT public.evil()",
        "ALTER TABLE %s ADD CHECK (public.evil_check('x'))",
        "CREATE INDEX ON %s ((public.evil_check('x')))",
        "CREATE INDEX ON %s ((1)) WHERE public.evil_check('x')",
        "ALTER TABLE %s ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON %1$s"
            + " USING (public.evil_check('x'))",
        "CREATE DOMAIN public.odd AS text CHECK (public.evil_check(VALUE));"
            + " ALTER TABLE %s ADD COLUMN more public.odd",
        "ALTER TABLE %s ADD COLUMN more boolean GENERATED ALWAYS AS (public.evil_check('x'))"
            + " STORED",
        "CREATE TABLE public.child () INHERITS (%s)",
        "GRANT TRIGGER ON %s TO PUBLIC",
      })
  void madeOfOurTable(String sql) throws Exception {
    up();
    String table = sql.startsWith("CREATE RULE") ? "schema_migration_runs" : "schema_migrations";
    superuser("ALTER TABLE " + table + " OWNER TO slipway_low", LOW, sql.formatted(table));
    superuser("ALTER TABLE " + table + " OWNER TO slipway_superuser");
    Files.deleteIfExists(called());

    String owner = sql.contains("PUBLIC") ? "everybody" : Traps.ROLE;
    refused(sql.contains("RULE") ? "slipway_superuser" : owner, "status");
    refused(sql.contains("RULE") ? "slipway_superuser" : owner, "up");
  }

  @Test
  void aKeyThatRefersToOurs() throws SQLException {
    up();
    superuser(
        "GRANT REFERENCES ON public.schema_migrations TO slipway_low",
        LOW,
        "CREATE TABLE public.leans (version varchar REFERENCES public.schema_migrations"
            + " ON DELETE CASCADE)");

    refusedEverywhere();
  }

  @Test
  void theRightToMakeTriggers() throws SQLException {
    up();
    superuser("GRANT ALL ON public.schema_migration_objects TO slipway_low");

    refusedEverywhere();
    superuser("REVOKE TRIGGER ON public.schema_migration_objects FROM slipway_low");
    assertThat(project.run("status").exitCode()).isZero();
  }

  @Test
  void defaultPrivilegesLetNobodyMakeTriggers() throws SQLException {
    superuser("ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO slipway_low, PUBLIC");
    try {
      project = project.with("HISTORY_SCHEMA", "it's \"ours\"");
      up();
      up();
    } finally {
      superuser("ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM slipway_low, PUBLIC");
    }
  }

  @Test
  void theSchemaOfOurs() throws SQLException {
    superuser("CREATE SCHEMA kept AUTHORIZATION slipway_low");
    project = project.with("HISTORY_SCHEMA", "kept");

    refused(Traps.ROLE, "up");
    refused(Traps.ROLE, "baseline", "001");
    superuser("CREATE TABLE kept.schema_migrations (version varchar, applied_at timestamptz)");
    refusedEverywhere();
  }

  /** As on servers of others, where public belongs to who made the database. */
  @Test
  void aSchemaOfOthersThatHoldsNothingOfOursIsRead() throws SQLException {
    superuser("ALTER SCHEMA public OWNER TO slipway_low", "CREATE TABLE public.words (id int)");
    for (String word : List.of("status", "history", "backup", "drift")) {
      Result result = project.run(word);
      assertThat(result.err()).as(word).doesNotContain("names of ours");
    }
    assertThat(project.run("verify-backup", "latest").exitCode()).isZero();
    refused(Traps.ROLE, "up", "--existing");
    assertThat(project.run("up", "--existing").err()).contains("ALTER SCHEMA ... OWNER TO");
    assertThat(project.run("up", "--history-schema", "slipway", "--existing").err())
        .doesNotContain("names of ours");
  }

  @Test
  void aRoleWeAreAMemberOfIsTrusted() throws SQLException {
    superuser(
        "DO $$ BEGIN CREATE ROLE slipway_team; EXCEPTION WHEN duplicate_object THEN END $$",
        "GRANT slipway_team TO slipway_owner",
        "CREATE SCHEMA kept AUTHORIZATION slipway_team");
    project = project.on(db.url()).with("HISTORY_SCHEMA", "kept");
    up();
    superuser("ALTER TABLE kept.schema_migrations OWNER TO slipway_team");

    assertThat(project.run("status").exitCode()).isZero();
    superuser("REVOKE slipway_team FROM slipway_owner");
    refused("slipway_team", "status");
  }

  @Test
  void aRoleWeHaveMadeIsNot() throws SQLException {
    db.execute("DROP ROLE IF EXISTS slipway_made", "CREATE ROLE slipway_made");
    try {
      superuser(
          "GRANT CREATE ON SCHEMA public TO slipway_made",
          "SET ROLE slipway_made",
          "CREATE TABLE public.schema_migrations (version varchar, applied_at timestamptz)");
      project = project.on(db.url());
      refused("slipway_made", "status");
    } finally {
      superuser("DROP OWNED BY slipway_made", "DROP ROLE slipway_made");
    }
  }

  @Test
  void aStoredDownThatOthersMayHaveWrittenIsNotRun() throws SQLException {
    up();
    superuser(
        "GRANT SELECT, UPDATE (down_script) ON public.schema_migrations TO slipway_low",
        LOW,
        "UPDATE public.schema_migrations SET down_script = 'SELECT public.evil()'");

    assertThat(project.run("status").exitCode()).isZero();
    project.file("003_more.sql", "CREATE TABLE more (id int);");
    Result up = project.run("up");
    assertThat(up.exitCode()).isZero();
    assertThat(up.out() + up.err()).contains("the history may be written by slipway_low");
    assertThat(project.run("status").err()).contains("the history may be written by slipway_low");
    project.delete("003_more.sql").delete("002_last.sql");
    Result down = project.run("down", "001");
    assertThat(down.exitCode()).isNotZero();
    assertThat(down.err()).contains("002: has its DOWN script in the history alone", "slipway_low");
    assertThat(called()).doesNotExist();
  }

  @Test
  void hostileNamesAndRowsAreRefusedInWords() throws SQLException {
    project = project.on(db.url());
    db.execute("CREATE TABLE public.schema_migrations (\"a,b\" int, \" \" int)");
    Result status = project.run("status");
    assertThat(status.err())
        .contains("is not ours: its columns (a,b,  )")
        .doesNotContain("internal");
    db.execute("DROP TABLE public.schema_migrations");
    up();
    db.execute("UPDATE schema_migrations SET state = 'Half, done' WHERE version = '002'");
    status = project.run("status");
    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.err())
        .contains("The row of 002 in \"public\".schema_migrations cannot be read")
        .contains("the state Half, done is not known");
  }

  private void up() {
    Result up = project.run("up");
    assertThat(up.exitCode()).as(up.err()).isZero();
  }

  private void refusedEverywhere() {
    refused(Traps.ROLE, "status");
    refused(Traps.ROLE, "up");
    refused(Traps.ROLE, "history");
    refused(Traps.ROLE, "drift");
    refused(Traps.ROLE, "backup");
    refused(Traps.ROLE, "baseline", "001");
  }

  private void refused(String owner, String... arguments) {
    Result result = project.run(arguments);
    assertThat(called()).as(String.join(" ", arguments)).doesNotExist();
    assertThat(result.exitCode()).as(result.out()).isEqualTo(1);
    assertThat(result.err()).contains("names of ours", ": " + owner);
  }

  private Path called() {
    return folder.resolve("called.txt");
  }

  private void superuser(String... sql) throws SQLException {
    try (Connection connection = db.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      for (String text : sql) {
        statement.execute(text);
      }
    }
  }
}
