package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests {@code restore} where the roles are others than they were. */
class RestoreRightsTest extends RestoreTestBase {

  private String backup;

  @BeforeEach
  void giveThingsAway() throws Exception {
    dropRoles();
    executeAsSuperuser(
        db,
        "CREATE ROLE restore_owner",
        "CREATE ROLE \"restore reader\"",
        "CREATE ROLE restore_guard",
        "CREATE TABLE theirs (id int PRIMARY KEY)",
        "ALTER TABLE theirs OWNER TO restore_owner",
        "GRANT SELECT ON theirs TO \"restore reader\"",
        "CREATE VIEW sight AS SELECT 'GRANT ALL ON x TO y; ALTER TABLE x OWNER TO y'::text AS t",
        "CREATE TABLE guarded (id int)",
        "SELECT lo_create(700004)",
        "ALTER LARGE OBJECT 700004 OWNER TO restore_owner",
        "GRANT SELECT ON LARGE OBJECT 700004 TO \"restore reader\"",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO \"restore reader\"");
    project = project.on(db.superuserUrl());
    backup = backUp();
  }

  @AfterEach
  void dropRoles() throws Exception {
    for (String role :
        List.of("restore_owner", "\"restore reader\"", "restore_gone", "restore_guard")) {
      String name = role.replace("\"", "");
      if (!db.rows("SELECT FROM pg_roles WHERE rolname = '" + name + "'").isEmpty()) {
        executeAsSuperuser(db, "DROP OWNED BY " + role + " CASCADE");
        executeAsSuperuser(target, "DROP OWNED BY " + role + " CASCADE", "DROP ROLE " + role);
      }
    }
  }

  @Test
  void missingRolesAreNamedAndTheWayOn() throws Exception {
    executeAsSuperuser(db, "ALTER ROLE \"restore reader\" RENAME TO restore_gone");
    List<String> before = target.catalogue();
    refused(
        restoreAs(target.superuserUrl(), backup),
        before,
        "roles: restore reader is not there; CREATE ROLE them, or restore with --no-owner"
            + " --no-privileges");
    refused(
        restoreAs(target.superuserUrl(), backup, "--no-owner"), before, "restore reader is not");
    succeeded(restoreAs(target.superuserUrl(), backup, "--no-privileges"));
    assertThat(owner("theirs")).isEqualTo("restore_owner");
  }

  @Test
  void withoutOwnersAndPrivilegesAnybodyRestores() throws Exception {
    List<String> before = target.catalogue();
    refused(
        restore(backup, "--no-privileges"),
        before,
        "rights: role " + target.user() + " may not give objects to ",
        "restore_owner",
        "--no-owner");
    succeeded(restore(backup, "--no-owner", "--no-privileges"));
    assertThat(owner("theirs")).isEqualTo(target.user());
    assertThat(target.queryString("SELECT t FROM sight"))
        .isEqualTo("GRANT ALL ON x TO y; ALTER TABLE x OWNER TO y");
    assertThat(
            target.rows(
                "SELECT relname FROM pg_class WHERE relacl IS NOT NULL"
                    + " AND relnamespace = 'public'::regnamespace"))
        .isEmpty();
    assertThat(target.rows("SELECT FROM pg_default_acl")).isEmpty();
    assertThat(
            target.rows(
                "SELECT pg_get_userbyid(lomowner), lomacl::text FROM pg_largeobject_metadata"))
        .hasSize(1)
        .first()
        .isEqualTo(Arrays.asList(target.user(), null));
  }

  private String owner(String table) throws Exception {
    return target.queryString("SELECT tableowner FROM pg_tables WHERE tablename = '" + table + "'");
  }
}
