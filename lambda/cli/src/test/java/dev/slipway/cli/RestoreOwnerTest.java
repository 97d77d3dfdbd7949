package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests {@code restore} by the owner of one database, who is no superuser, as where it is managed.
 */
class RestoreOwnerTest extends RestoreTestBase {

  private static final List<String> SKIPPED =
      List.of("publication", "leakproof", "default-privileges", "event-trigger");

  @BeforeEach
  void makeWhatOnlyASuperuserMakes() throws Exception {
    dropRole();
    executeAsSuperuser(
        db,
        "CREATE ROLE owner_other",
        "CREATE TABLE t (a int)",
        "ALTER TABLE t OWNER TO " + db.user(),
        "CREATE PUBLICATION everything FOR ALL TABLES",
        "COMMENT ON PUBLICATION everything IS 'LEAKPROOF; all of it'",
        "CREATE PUBLICATION only_t FOR TABLE t",
        "CREATE FUNCTION quiet(int DEFAULT 1) RETURNS boolean LANGUAGE sql IMMUTABLE LEAKPROOF"
            + " AS 'SELECT $1 > 0 /* LEAKPROOF */'",
        "ALTER DEFAULT PRIVILEGES FOR ROLE owner_other GRANT SELECT ON TABLES TO PUBLIC",
        "CREATE FUNCTION deaf() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'",
        "CREATE EVENT TRIGGER deaf ON ddl_command_end EXECUTE FUNCTION deaf()",
        "INSERT INTO t VALUES (1)");
    project = project.on(db.superuserUrl());
  }

  @AfterEach
  void dropRole() throws Exception {
    if (!db.rows("SELECT FROM pg_roles WHERE rolname = 'owner_other'").isEmpty()) {
      executeAsSuperuser(target, "DROP OWNED BY owner_other CASCADE");
      executeAsSuperuser(db, "DROP OWNED BY owner_other CASCADE", "DROP ROLE owner_other");
    }
  }

  @Test
  void allThatNeedsMoreIsNamedBeforehandWithItsSwitch() throws Exception {
    String backup = backUp();
    refused(
        restore(backup, "--no-owner"),
        target.catalogue(),
        "cannot be restored into ",
        "publication: 900-post.sql.zst: CREATE PUBLICATION everything FOR ALL TABLES",
        "FOR ALL TABLES publication (42501)",
        "--skip publication (\"skip\":[\"publication\"])",
        "leakproof: 000-pre.sql.zst: CREATE FUNCTION public.quiet(",
        "--skip leakproof",
        "default-privileges: ",
        "--skip default-privileges",
        "event-trigger: ",
        "--skip event-trigger",
        "The database was not touched.");
  }

  @Test
  void whatIsLeftOutIsTold() throws Exception {
    String backup = backUp();
    String[] skips = SKIPPED.stream().flatMap(k -> Stream.of("--skip", k)).toArray(String[]::new);
    String[] all =
        Stream.concat(Stream.of(backup, "--no-owner", "--json"), Stream.of(skips))
            .toArray(String[]::new);
    var report = restore(all);
    succeeded(report);
    assertThat(String.valueOf(report.json().get("warnings")))
        .contains(
            "left out (publication): 900-post.sql.zst: CREATE PUBLICATION everything",
            "left out (event-trigger): ",
            "left out (default-privileges): ",
            "left out (leakproof): wherever it is said");
    assertThat(target.rows("SELECT FROM pg_publication")).isEmpty();
    assertThat(target.rows("SELECT proleakproof, prosrc FROM pg_proc WHERE proname = 'quiet'"))
        .containsExactly(List.of("f", "SELECT $1 > 0 /* LEAKPROOF */"));
    assertThat(target.queryString("SELECT a FROM t")).isEqualTo("1");
  }

  /** Here of a server that writes nothing for subscribers. */
  @Test
  void whatTheServerWarnsOfIsInTheReport() throws Exception {
    var report = restoreAs(target.superuserUrl(), backUp(), "--json");
    succeeded(report);
    assertThat(String.valueOf(report.json().get("warnings")))
        .containsOnlyOnce("the server says: ")
        .contains("is insufficient to publish logical changes");
  }

  @Test
  void anEmptiedDatabaseIsOneThatCanBeFilled() throws Exception {
    String backup = backUp();
    target.execute("CREATE TABLE mine (id int)");
    refused(
        restore(backup, "--no-owner", "--clean"),
        target.catalogue(),
        "--skip publication",
        "The database was not touched.");
  }

  @Test
  void anExtensionOfTheAdministratorStays() throws Exception {
    executeAsSuperuser(
        db,
        "DROP PUBLICATION everything; DROP FUNCTION quiet(int); DROP EVENT TRIGGER deaf",
        "ALTER DEFAULT PRIVILEGES FOR ROLE owner_other REVOKE SELECT ON TABLES FROM PUBLIC",
        "CREATE EXTENSION pg_stat_statements",
        "CREATE VIEW seen AS SELECT queryid FROM pg_stat_statements");
    String backup = backUp();
    executeAsSuperuser(target, "CREATE EXTENSION pg_stat_statements");
    succeeded(restore(backup, "--no-owner", "--no-privileges"));
    target.execute("CREATE TABLE more (a int)", "CREATE TYPE mood AS ENUM ('sad')");
    succeeded(restore(backup, "--no-owner", "--no-privileges", "--clean"));
    assertThat(target.rows("SELECT relname FROM pg_class WHERE relname IN ('t', 'more', 'seen')"))
        .containsExactlyInAnyOrder(List.of("t"), List.of("seen"));
  }
}
