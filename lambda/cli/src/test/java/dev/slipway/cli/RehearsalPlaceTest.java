package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.CliProcess;
import dev.slipway.testing.cli.SharedServer;
import dev.slipway.testing.postgres.PostgresServer;
import dev.slipway.testing.process.ChildProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a rehearsal whose place is at fault says so, and nothing of the backup. */
class RehearsalPlaceTest extends RehearsalTestBase {

  private static final int OWN_EXTENSIONS_SINCE = 18;
  private static final int PROVIDERS_SINCE = 17;

  @TempDir private Path home;

  @AfterEach
  void resetRoles() throws Exception {
    for (String role : List.of(PostgresServer.SUPERUSER, PostgresServer.OWNER)) {
      superuser("SET default_transaction_read_only = off", "ALTER ROLE " + role + " RESET ALL");
    }
  }

  @Test
  void anExtensionThatWantsAnotherDatabase() throws Exception {
    ownExtension(
        "only_one",
        "DO $$ BEGIN IF current_database() <> '%s' THEN RAISE EXCEPTION 'can only create extension"
                .formatted(db.name())
            + " in database %', '"
            + db.name()
            + "'; END IF; END $$;");
    superuser("CREATE EXTENSION only_one");
    backUp();
    faultOfThePlace(db.superuserUrl())
        .contains(
            "can only create extension in database " + db.name(),
            "CREATE EXTENSION IF NOT EXISTS only_one")
        .contains("Next: ", "restore --clean");
  }

  @Test
  void anExtensionThatNeedsMoreRights() throws Exception {
    superuser("CREATE EXTENSION pg_stat_statements");
    backUp();
    faultOfThePlace(db.url())
        .contains("permission denied to create extension \"pg_stat_statements\"")
        .contains("Next: if it is yours, rehearse it with --url as a superuser");
  }

  @Test
  void whatElseOnlyASuperuserMayMake() throws Exception {
    superuser("CREATE FUNCTION known(int) RETURNS bool LANGUAGE sql LEAKPROOF AS 'SELECT $1 = 1'");
    backUp();
    faultOfThePlace(db.url())
        .contains("only superuser can define a leakproof function")
        .contains("Next: if it is yours, rehearse it with --url as a superuser");
  }

  @Test
  void anExtensionThatIsNotInstalled() throws Exception {
    ownExtension("elsewhere", "CREATE FUNCTION nothing() RETURNS int LANGUAGE sql AS 'SELECT 1';");
    superuser("CREATE EXTENSION elsewhere");
    backUp();
    superuser("ALTER ROLE " + PostgresServer.SUPERUSER + " RESET extension_control_path");
    faultOfThePlace(db.superuserUrl())
        .contains("elsewhere is not available")
        .contains("Next: mend that there, or name another server with --url");
  }

  /** Of the server that Slipway starts for it, too. */
  @Test
  void anExtensionThatTheEmbeddedServerDoesNotHave() throws Exception {
    SharedServer.into(home);
    ownExtension("elsewhere", "CREATE FUNCTION nothing() RETURNS int LANGUAGE sql AS 'SELECT 1';");
    superuser("CREATE EXTENSION elsewhere");
    backUp();
    try (ChildProcess child =
        CliProcess.start(home, Map.of(), "verify-backup", uri, "--rehearse")) {
      assertThat(child.waitFor(LIMIT)).isEqualTo(ExitCode.FAILED);
      assertThat(child.stderr())
          .contains("could not be rehearsed", "elsewhere is not available")
          .contains("name another server with --url")
          .doesNotContain("Damaged", "damaged");
    }
  }

  /** What an earlier rehearsal left is told where this one has no result, too. */
  @Test
  void whatWasLeftThereIsNamedWhereItFails() throws Exception {
    superuser("CREATE EXTENSION pg_stat_statements");
    backUp();
    superuser("CREATE DATABASE slipway_rehearsal_00000000000a");
    try {
      assertThat(rehearse(db.url(), ExitCode.FAILED).err())
          .contains("could not be rehearsed on", "permission denied to create extension")
          .contains("slipway_rehearsal_00000000000a is there, most likely of a rehearsal");
    } finally {
      superuser("DROP DATABASE slipway_rehearsal_00000000000a");
    }
  }

  @Test
  void whatWasLeftThereIsNamedWhereNoneCanBeMade() throws Exception {
    backUp();
    superuser("CREATE DATABASE slipway_rehearsal_00000000000b");
    superuser("ALTER ROLE " + db.user() + " NOCREATEDB");
    try {
      assertThat(rehearse(db.url(), ExitCode.FAILED).err())
          .contains("No scratch database could be created")
          .doesNotContain("NOTICE", "does not exist")
          .contains("slipway_rehearsal_00000000000b is there, most likely of a rehearsal");
    } finally {
      superuser("ALTER ROLE " + db.user() + " CREATEDB");
      superuser("DROP DATABASE slipway_rehearsal_00000000000b");
    }
  }

  /** Before 15, the schema is the superuser's in a database of anybody's. */
  @Test
  void theCommentOnSchemaPublicIsLeftToItsOwner() throws Exception {
    superuser("COMMENT ON SCHEMA public IS 'ours'");
    backUp();
    Map<String, Object> report = rehearse(db.url(), ExitCode.DONE).json();
    assertThat(report).containsEntry("problems", List.of());
    assertThat(
            String.valueOf(report.get("warnings"))
                .contains("neither made nor compared: the comment on schema public"))
        .isEqualTo(PostgresServer.majorVersion() < 15);
    assertThat(rehearse(db.superuserUrl(), ExitCode.DONE).json().toString())
        .doesNotContain("the comment on schema public");
  }

  @Test
  void aTablespaceThatIsNotThere() throws Exception {
    String space = db.name() + "_space";
    project = project.on(db.superuserUrl());
    try (var connection = db.connectAsSuperuser();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLESPACE %s LOCATION '%s'".formatted(space, folder("space")));
      statement.execute("CREATE TABLE elsewhere (id int) TABLESPACE " + space);
      backUp();
      statement.execute("ALTER TABLE elsewhere SET TABLESPACE pg_default");
      statement.execute("DROP TABLESPACE " + space);
    }
    faultOfThePlace(db.superuserUrl())
        .contains(space)
        .contains("Next: create it there, or name with --url a server that has it");
  }

  private Path folder(String name) throws Exception {
    return Files.createDirectories(home.resolve(name));
  }

  @Test
  void aReadOnlyServer() throws Exception {
    project = project.on(db.superuserUrl());
    backUp();
    superuser("ALTER ROLE " + PostgresServer.SUPERUSER + " SET default_transaction_read_only = on");
    faultOfThePlace(db.superuserUrl())
        .contains("cannot execute CREATE DATABASE in a read-only transaction (25006)")
        .contains("Next: connect to the primary (the writer endpoint)")
        .doesNotContain("DROP DATABASE", "CREATEDB");
  }

  @Test
  void anotherServerThatIsAway() throws Exception {
    superuser(
        """
        CREATE EXTENSION postgres_fdw;
        CREATE SERVER away FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '1');
        CREATE SERVER here FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '%d', dbname '%s');
        CREATE USER MAPPING FOR PUBLIC SERVER here OPTIONS (user 'postgres');
        CREATE USER MAPPING FOR PUBLIC SERVER away OPTIONS (user 'postgres');
        CREATE TABLE there (id int);
        CREATE FOREIGN TABLE far (id int) SERVER here OPTIONS (table_name 'there');
        """
            .formatted(db.port(), db.name()),
        "CREATE MATERIALIZED VIEW kept AS SELECT * FROM far");
    project = project.on(db.superuserUrl());
    backUp();
    rewrite("000-pre", text -> text.replace("'" + db.port() + "'", "'1'"));
    faultOfThePlace(db.superuserUrl())
        .contains("could not connect to server \"here\"")
        .contains("Next: see to it that the database server can reach that other server");
  }

  /**
   * Bounds of text are sorted as the database sorts, and in C they would be the wrong way round.
   */
  @Test
  void aLocaleProviderThatTheServerHasIsUsed() throws Exception {
    String name = databaseWithProvider();
    try {
      Map<String, Object> report = rehearse(db.superuserUrl(), ExitCode.DONE).json();
      assertThat(report).containsEntry("problems", List.of());
    } finally {
      PostgresServer.dropDatabase(name);
    }
  }

  @Test
  void aLocaleProviderThatTheServerHasNot() throws Exception {
    String name = databaseWithProvider();
    try {
      String manifest = Files.readString(store(uri).resolve("manifest.json"));
      assertThat(manifest).contains("\"PG_UNICODE_FAST\"");
      Files.writeString(
          store(uri).resolve("manifest.json"),
          manifest.replace("\"PG_UNICODE_FAST\"", "\"PG_UNICODE_NEW\""));
      faultOfThePlace(db.superuserUrl())
          .contains("PG_UNICODE_NEW", "the scratch database sorts otherwise")
          .contains("Next: ");
    } finally {
      PostgresServer.dropDatabase(name);
    }
  }

  private static Path store(String uri) {
    return Path.of(uri.substring("file:".length()));
  }

  private String databaseWithProvider() throws Exception {
    assumeThat(PostgresServer.majorVersion()).isGreaterThan(PROVIDERS_SINCE);
    String name = db.name() + "_provider";
    superuser(
        "CREATE DATABASE "
            + name
            + " TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin"
            + " BUILTIN_LOCALE 'PG_UNICODE_FAST'");
    String url = db.superuserUrl().replaceFirst(db.name() + "$", name);
    done("up", "--url", url);
    project = project.on(url);
    try (var connection =
            java.sql.DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + db.port() + "/" + name, "postgres", "");
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE loud (word text CHECK (lower(word) = word AND word !~ '[[:upper:]]'));"
              + " ALTER TABLE loud ADD CHECK (upper('\u00e4') = '\u00c4');"
              + " INSERT INTO loud VALUES ('\u00e4hre')");
    }
    backUp();
    return name;
  }

  @Test
  void anEventTriggerGuardsTheSourceAndNotTheComparison() throws Exception {
    project = project.on(db.superuserUrl());
    superuser(
        "CREATE TABLE t (s varchar CHECK (s IN ('a', 'b')))",
        "CREATE MATERIALIZED VIEW m AS SELECT * FROM t",
        "CREATE FUNCTION guard() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " RAISE EXCEPTION 'schema is frozen'; END $$",
        "CREATE EVENT TRIGGER guard ON ddl_command_start EXECUTE FUNCTION guard();"
            + " COMMENT ON EVENT TRIGGER guard IS 'freezes'");
    try {
      backUp();
      Map<String, Object> report = rehearse(db.superuserUrl(), ExitCode.DONE).json();
      assertThat(report).containsEntry("problems", List.of());
    } finally {
      superuser("DROP EVENT TRIGGER guard");
    }
    nothingIsLeft();
  }

  private org.assertj.core.api.AbstractStringAssert<?> faultOfThePlace(String url)
      throws Exception {
    Result result = project.run("verify-backup", uri, "--rehearse", "--url", url);
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(ExitCode.FAILED);
    nothingIsLeft();
    return assertThat(result.out() + result.err()).doesNotContain("amaged");
  }

  private void superuser(String... sql) throws Exception {
    RestoreTestBase.executeAsSuperuser(db, sql);
  }

  /** Makes an extension that only our superuser finds. */
  private void ownExtension(String name, String script) throws Exception {
    assumeThat(PostgresServer.majorVersion()).isGreaterThanOrEqualTo(OWN_EXTENSIONS_SINCE);
    Path extensions = folder("extension");
    Files.writeString(
        extensions.resolve(name + ".control"), "default_version = '1'\nrelocatable = true\n");
    Files.writeString(extensions.resolve(name + "--1.sql"), script + "\n");
    superuser(
        "ALTER ROLE %s SET extension_control_path = '$system:%s'"
            .formatted(PostgresServer.SUPERUSER, home));
    project = project.on(db.superuserUrl());
  }
}
