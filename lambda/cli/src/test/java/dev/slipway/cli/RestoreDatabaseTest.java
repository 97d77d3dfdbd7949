package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.psql.PlainTools;
import dev.slipway.testing.psql.Psql;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a backup keeps what is said of the database itself, and that it is put back. */
class RestoreDatabaseTest extends RestoreTestBase {

  private static final List<String> ROLES =
      List.of("dbset_app", "\"DbSet O'Other\"", "dbset_guest");

  @BeforeEach
  void makeRoles() throws Exception {
    dropRoles();
    for (String role : ROLES) {
      executeAsSuperuser(db, "CREATE ROLE " + role);
    }
    db.execute("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)");
  }

  @AfterEach
  void dropRoles() throws Exception {
    for (String role : ROLES) {
      String name = role.replace("\"", "").replace("'", "''");
      if (!db.rows("SELECT FROM pg_roles WHERE rolname = '" + name + "'").isEmpty()) {
        executeAsSuperuser(target, "DROP OWNED BY " + role + " CASCADE");
        executeAsSuperuser(db, "DROP OWNED BY " + role + " CASCADE", "DROP ROLE " + role);
      }
    }
  }

  private void say(String... statements) throws SQLException {
    for (String statement : statements) {
      executeAsSuperuser(db, statement.replace("%s", "DATABASE \"" + db.name() + "\""));
    }
  }

  private void sayAll() throws SQLException {
    say(
        "COMMENT ON %s IS E'it''s \"ours\"; \\\\ :\"DBNAME\" ü'",
        "ALTER %s CONNECTION LIMIT 42",
        "ALTER %s SET search_path = 'app,public'",
        "ALTER %s SET TimeZone = 'Asia/Tokyo'",
        "ALTER %s SET app.\"path\" = E'C:\\\\temp=1, it''s'",
        "ALTER %s SET log_min_duration_statement = '5s'",
        "ALTER ROLE dbset_app IN %s SET work_mem = '7MB'",
        "ALTER ROLE \"DbSet O'Other\" IN %s SET search_path = \"$user\", \"My Schema\", public, ''",
        "ALTER ROLE \"DbSet O'Other\" IN %s SET temp_tablespaces = ''",
        "REVOKE CONNECT ON %s FROM PUBLIC",
        "GRANT CONNECT, CREATE ON %s TO dbset_app WITH GRANT OPTION",
        "SET ROLE dbset_app; GRANT CONNECT ON %s TO \"DbSet O'Other\"; RESET ROLE",
        "GRANT CREATE ON %s TO \"DbSet O'Other\"");
  }

  /** Whoever owns the database is another, and so is called otherwise here. */
  private static List<List<String>> said(PgDatabase database) throws SQLException {
    return database.rows(
        """
        SELECT shobj_description(d.oid, 'pg_database'), datconnlimit::text,
          replace(datacl::text, pg_get_userbyid(datdba), 'its-owner'),
          (SELECT string_agg(concat_ws(':', pg_get_userbyid(NULLIF(setrole, 0)), setconfig::text), ';'
             ORDER BY pg_get_userbyid(setrole)) FROM pg_db_role_setting WHERE setdatabase = d.oid)
        FROM pg_database d WHERE datname = current_database()\
        """);
  }

  @Test
  void allThatIsSaidOfTheDatabaseIsPutBack() throws Exception {
    sayAll();
    project = project.on(db.superuserUrl());
    String backup = backUp();
    assertThat(said(target)).isNotEqualTo(said(db));
    succeeded(restoreAs(target.superuserUrl(), backup));
    assertThat(said(target))
        .isEqualTo(said(db))
        .asString()
        .contains("Asia/Tokyo", "dbset_app=C*c*");
    succeeded(restoreAs(target.superuserUrl(), backup, "--clean"));
    assertThat(said(target)).isEqualTo(said(db));
  }

  @Test
  void plainToolsPutItBackToo() throws Exception {
    sayAll();
    project = project.on(db.superuserUrl());
    Psql.Result restored =
        PlainTools.restore(folder(backUp()), "zst", "zstd -dc", target.superuserUrl());
    assertThat(restored.exitCode()).as(restored.stderr()).isZero();
    assertThat(said(target)).isEqualTo(said(db));
  }

  @Test
  void aRehearsalTriesItAndTakesItBack() throws Exception {
    sayAll();
    project = project.on(db.superuserUrl());
    backUp();
    var report = done("verify-backup", "latest", "--rehearse", "--json").json();
    assertThat(String.valueOf(report.get("warnings"))).doesNotContain("not tried");
  }

  @Test
  void aDatabaseOfWhichNothingIsSaidSaysNothing() throws Exception {
    executeAsSuperuser(
        target,
        "REVOKE ALL ON DATABASE \"" + target.name() + "\" FROM PUBLIC",
        "ALTER DATABASE \"" + target.name() + "\" SET work_mem = '9MB'");
    List<List<String>> before = said(target);
    succeeded(restore(backUp()));
    assertThat(said(target)).isEqualTo(before);
  }

  @Test
  void theOwnerIsToldBeforehandWhatOnlyASuperuserMaySay() throws Exception {
    sayAll();
    project = project.on(db.superuserUrl());
    String backup = backUp();
    refused(
        restore(backup, "--no-owner", "--no-privileges"),
        target.catalogue(),
        "database: 950-database.sql.zst: ALTER DATABASE \""
            + target.name()
            + "\" SET \"log_min_duration_statement\" TO: permission denied to set parameter",
        "--skip database",
        "role: 950-database.sql.zst: ALTER ROLE \"dbset_app\" IN DATABASE",
        "--skip role",
        "The database was not touched.");
    Result report =
        restore(backup, "--no-owner", "--no-privileges", "--skip", "databases", "--json");
    succeeded(report);
    assertThat(String.valueOf(report.json().get("warnings"))).contains("left out (database): ");
    assertThat(said(target).get(0).get(0)).isNull();
    assertThat(target.queryString("SELECT a FROM t")).isEqualTo("1");
  }

  @Test
  void theOwnerSaysWhatAnOwnerMay() throws Exception {
    say(
        "COMMENT ON %s IS 'ours'",
        "ALTER %s SET statement_timeout = '1h'", "GRANT TEMPORARY ON %s TO dbset_guest");
    String backup = backUp("--environment", "dev");
    succeeded(restore(backup));
    assertThat(said(target)).isEqualTo(said(db));
  }

  @Test
  void keepGoingLeavesOutOnlyWhatIsRefused() throws Exception {
    sayAll();
    project = project.on(db.superuserUrl());
    Result report = restore(backUp(), "--keep-going", "--json");
    assertThat(report.exitCode()).isEqualTo(3);
    assertThat(String.valueOf(report.json().get("leftOut")))
        .contains("log_min_duration_statement", "ALTER ROLE \"dbset_app\" IN DATABASE")
        .doesNotContain("5s", "Tokyo");
    assertThat(said(target).get(0).get(3)).contains("Asia/Tokyo").doesNotContain("log_min");
  }

  @Test
  void rolesThatAreMissingAreNamedWithWhatWouldDo() throws Exception {
    say("ALTER ROLE dbset_guest IN %s SET work_mem = '7MB'");
    String backup = backUp();
    executeAsSuperuser(db, "ALTER ROLE dbset_guest RENAME TO dbset_gone");
    try {
      refused(
          restore(backup, "--no-owner", "--no-privileges"),
          target.catalogue(),
          "roles: dbset_guest is not there; CREATE ROLE them, or leave out what names them with"
              + " --skip role");
      succeeded(restore(backup, "--no-owner", "--no-privileges", "--skip", "role"));
    } finally {
      executeAsSuperuser(db, "ALTER ROLE dbset_gone RENAME TO dbset_guest");
    }
  }
}
