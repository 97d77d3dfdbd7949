package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
}
