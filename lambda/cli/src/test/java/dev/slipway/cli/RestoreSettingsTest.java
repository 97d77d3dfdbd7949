package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests {@code restore} of definitions that a dump wrote under settings of the source. */
class RestoreSettingsTest extends RestoreTestBase {

  @BeforeEach
  void takeBackslashesForEscapes() throws Exception {
    db.execute(
        """
        CREATE TABLE paths (id int PRIMARY KEY, dir text DEFAULT 'C:\\temp\\new',
          mail text CHECK (mail IS NULL OR mail ~ '^[^@\\s]+@[^@\\s]+$'))\
        """,
        "CREATE VIEW slashes AS SELECT replace(dir, '\\', '/') AS unix FROM paths",
        "CREATE INDEX tails ON paths (replace(dir, '\\n', '\\'))",
        "CREATE FUNCTION sep() RETURNS text LANGUAGE sql AS 'SELECT E''\\\\'''",
        "COMMENT ON TABLE paths IS 'a \\ and a '' of it'",
        "INSERT INTO paths VALUES (1, DEFAULT, 'a@b'), (2, 'D:\\x', NULL)",
        "SELECT lo_from_bytea(700009, '\\x005c27')",
        "COMMENT ON LARGE OBJECT 700009 IS 'a \\ and a '' of it'");
    executeAsSuperuser(
        db,
        "CREATE FUNCTION deaf() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'",
        "CREATE EVENT TRIGGER deaf ON ddl_command_end EXECUTE FUNCTION deaf()",
        "COMMENT ON EVENT TRIGGER deaf IS 'a \\ and a '' of it'",
        "ALTER DATABASE " + db.name() + " SET standard_conforming_strings = off");
    project = project.on(db.superuserUrl());
  }

  @Test
  void backslashesStayWhatTheyWere() throws Exception {
    String backup = backUp();
    succeeded(project.run("verify-backup", backup));
    succeeded(restoreAs(target.superuserUrl(), backup));
    executeAsSuperuser(
        target, "ALTER DATABASE " + target.name() + " SET standard_conforming_strings = off");
    assertThat(dump(target)).isEqualTo(dump(db));
    assertThat(target.queryString("SELECT dir FROM paths WHERE id = 1")).isEqualTo("C:\\temp\\new");
    assertThat(target.queryString("SELECT lo_get(700009)::text")).isEqualTo("\\x005c27");
    assertThat(target.queryString("SELECT obj_description(700009, 'pg_largeobject')"))
        .isEqualTo("a \\ and a ' of it");
  }

  @Test
  void suchABackupIsWholeWhenItIsRehearsed() {
    String backup = backUp();
    succeeded(project.run("verify-backup", backup, "--rehearse", "--url", db.superuserUrl()));
  }

  @Test
  void aRestoreIntoADatabaseThatTakesThemSoIsTheSame() throws Exception {
    executeAsSuperuser(db, "ALTER DATABASE " + db.name() + " RESET standard_conforming_strings");
    String backup = backUp();
    executeAsSuperuser(
        target, "ALTER DATABASE " + target.name() + " SET standard_conforming_strings = off");
    succeeded(restoreAs(target.superuserUrl(), backup));
    executeAsSuperuser(
        target, "ALTER DATABASE " + target.name() + " RESET standard_conforming_strings");
    assertThat(dump(target)).isEqualTo(dump(db));
    assertThat(target.queryString("SELECT obj_description(700009, 'pg_largeobject')"))
        .isEqualTo("a \\ and a ' of it");
  }

  /** They come with the database, so that the same is dumped before under others than after. */
  @Test
  void settingsOfHowThingsAreWrittenMakeNoDifference() throws Exception {
    executeAsSuperuser(db, "ALTER DATABASE " + db.name() + " RESET standard_conforming_strings");
    db.execute(
        "CREATE TABLE odd (b bytea DEFAULT '\\x00ff', i interval DEFAULT '1 year 2 days 3:04',"
            + " d date DEFAULT '2020-02-03', f float8 DEFAULT 0.1, x xml DEFAULT 'a<b/>',"
            + " n text[] DEFAULT '{a,NULL}', CHECK (b <> '\\x41'))",
        "INSERT INTO odd DEFAULT VALUES",
        "CREATE VIEW odder AS SELECT b, i FROM odd WHERE b > '\\x00' AND i < '-2 days 1 hour'");
    List<String> settings =
        List.of(
            "bytea_output = 'escape'",
            "quote_all_identifiers = on",
            "DateStyle = 'SQL, DMY'",
            "IntervalStyle = 'sql_standard'",
            "extra_float_digits = -5",
            "array_nulls = off",
            "xmloption = 'document'");
    for (String setting : settings) {
      executeAsSuperuser(db, "ALTER DATABASE " + db.name() + " SET " + setting);
    }
    executeAsSuperuser(
        db, "GRANT CREATE ON DATABASE " + db.name() + " TO pg_monitor WITH GRANT OPTION");
    String backup = backUp();
    done("verify-backup", backup, "--rehearse", "--url", db.superuserUrl());
    for (String clean : List.of("--workers=1", "--clean")) {
      Result result = restoreAs(target.superuserUrl(), backup, clean);
      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(result.out()).contains("Done. ").doesNotContain("otherwise");
    }
    String rows = "SELECT concat_ws(' ', b, i, d, f, x, n[2] IS NULL) FROM odd";
    assertThat(target.queryString(rows)).isEqualTo(db.queryString(rows)).endsWith(" t");
  }
}
