package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests that what a role may not see, or what is made and stands still, is said and not dropped.
 */
class BackupLacksTest extends RestoreTestBase {

  private static final String MAPPING =
      "it is without the options of the user mapping of lacks_user for server lacks_server, if"
          + " there are any: role ";
  private static final String SUBSCRIPTION = "it is without the subscription lacks_sub: role ";

  @BeforeEach
  void makeWhatIsHidden() throws Exception {
    dropRole();
    executeAsSuperuser(
        db,
        "CREATE ROLE lacks_user",
        "CREATE FOREIGN DATA WRAPPER lacks_wrapper",
        "CREATE SERVER lacks_server FOREIGN DATA WRAPPER lacks_wrapper",
        "CREATE USER MAPPING FOR lacks_user SERVER lacks_server OPTIONS (password 'h1dden')",
        "CREATE SUBSCRIPTION lacks_sub CONNECTION 'host=127.0.0.1 port=1 password=h1dden'"
            + " PUBLICATION far WITH (connect = false, slot_name = 'lacks_slot')");
    db.execute("CREATE TABLE t (a int)");
  }

  @AfterEach
  void dropRole() throws Exception {
    detach(db.superuserUrl());
    if (!db.rows("SELECT FROM pg_roles WHERE rolname = 'lacks_user'").isEmpty()) {
      executeAsSuperuser(target, "DROP OWNED BY lacks_user CASCADE");
      executeAsSuperuser(
          db,
          "DROP USER MAPPING IF EXISTS FOR lacks_user SERVER lacks_server",
          "DROP OWNED BY lacks_user CASCADE",
          "DROP ROLE lacks_user");
    }
  }

  /** A subscription keeps its database from being dropped. */
  private void detach(String url) throws SQLException {
    for (var database : java.util.List.of(db, target)) {
      if (!database
          .rows(
              "SELECT FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid"
                  + " WHERE d.datname = current_database()")
          .isEmpty()) {
        executeAsSuperuser(
            database,
            "ALTER SUBSCRIPTION lacks_sub DISABLE",
            "ALTER SUBSCRIPTION lacks_sub SET (slot_name = NONE)",
            "DROP SUBSCRIPTION lacks_sub");
      }
    }
  }

  @Test
  void whatTheRoleMayNotSeeIsSaidByBackupRehearsalAndRestore() throws Exception {
    Result taken = done("backup", "--json");
    String said = String.valueOf(taken.json().get("warnings"));
    assertThat(said)
        .contains(MAPPING + db.user(), SUBSCRIPTION + db.user(), "subscriptions not dumped");
    assertThat(taken.out() + taken.err()).doesNotContain("h1dden");
    assertThat(done("backup").out()).contains("  warning: " + MAPPING);
    assertThat(String.valueOf(rehearsed().json())).contains("of the backup: " + MAPPING);
    String skip = "foreign-data-wrapper";
    Result restored =
        restore(
            "latest:" + db.name(),
            "--skip",
            skip,
            "--skip",
            "server",
            "--skip",
            "user-mapping",
            "--json");
    succeeded(restored);
    assertThat(String.valueOf(restored.json().get("warnings")))
        .contains("of the backup: " + MAPPING, "of the backup: " + SUBSCRIPTION);
  }

  private Result rehearsed() {
    Result result =
        project
            .on(db.superuserUrl())
            .run("verify-backup", backUp(), "--rehearse", "--url", db.superuserUrl(), "--json");
    succeeded(result);
    return result;
  }

  @Test
  void aSuperuserLacksNothingAndIsToldWhatStandsStill() throws Exception {
    project = project.on(db.superuserUrl());
    Result taken = done("backup", "--json");
    assertThat(String.valueOf(taken.json().get("warnings"))).doesNotContain("it is without");
    String backup = String.valueOf(taken.json().get("backup"));
    Result restored = restoreAs(target.superuserUrl(), backup, "--json");
    succeeded(restored);
    assertThat(String.valueOf(restored.json().get("warnings")))
        .contains(
            "subscription lacks_sub was made without connecting, and does not run; its slot on the"
                + " publisher may be the one that another database reads. When it is to run here:"
                + " ALTER SUBSCRIPTION lacks_sub ENABLE");
    assertThat(dump(target)).contains("password 'h1dden'");
    refused(
        restoreAs(target.superuserUrl(), backup, "--clean"),
        target.catalogue(),
        "clean: DROP SUBSCRIPTION lacks_sub: ",
        "; first ALTER SUBSCRIPTION lacks_sub DISABLE, and ALTER SUBSCRIPTION lacks_sub SET"
            + " (slot_name = NONE)");
  }

  @Test
  void whatIsGrantedOnTheCatalogueIsKeptOrLeftOutByItself() throws Exception {
    executeAsSuperuser(
        db,
        "ALTER SUBSCRIPTION lacks_sub SET (slot_name = NONE)",
        "DROP SUBSCRIPTION lacks_sub",
        "DROP FOREIGN DATA WRAPPER lacks_wrapper CASCADE",
        "GRANT SELECT (rolname, rolpassword) ON pg_authid TO lacks_user",
        "GRANT EXECUTE ON FUNCTION pg_ls_dir(text) TO lacks_user",
        "REVOKE USAGE ON SCHEMA information_schema FROM PUBLIC",
        "GRANT SELECT ON t TO lacks_user");
    String backup = backUp();
    refused(
        restore(backup, "--no-owner"),
        target.catalogue(),
        "system-privilege: 000-pre.sql.zst: GRANT ALL ON FUNCTION pg_catalog.pg_ls_dir(text) TO",
        "--skip system-privilege (\"skip\":[\"system-privilege\"])");
    Result part = restore(backup, "--no-owner", "--skip", "system-privileges", "--json");
    succeeded(part);
    assertThat(String.valueOf(part.json().get("warnings")))
        .contains("left out (system-privilege): ");
    assertThat(target.rows("SELECT FROM pg_class WHERE relname = 't' AND relacl IS NOT NULL"))
        .hasSize(1);
    succeeded(restoreAs(target.superuserUrl(), backup, "--clean"));
    assertThat(
            target.queryString(
                "SELECT has_function_privilege('lacks_user', 'pg_ls_dir(text)', 'EXECUTE') AND"
                    + " has_column_privilege('lacks_user', 'pg_authid', 'rolpassword', 'SELECT')"))
        .isEqualTo("t");
  }
}
