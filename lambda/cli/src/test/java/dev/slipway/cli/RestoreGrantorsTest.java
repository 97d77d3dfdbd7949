package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests {@code restore} of privileges that others than the owner have granted. */
class RestoreGrantorsTest extends RestoreTestBase {

  private static final List<String> ROLES =
      List.of("passed_app", "\"Passed Reader\"", "passed_other", "passed_guest");

  @BeforeEach
  void makeRoles() throws Exception {
    dropRoles();
    for (String role : ROLES) {
      executeAsSuperuser(db, "CREATE ROLE " + role);
    }
    executeAsSuperuser(
        db,
        "CREATE SCHEMA app AUTHORIZATION passed_app",
        "SET ROLE passed_app; GRANT USAGE ON SCHEMA app TO \"Passed Reader\" WITH GRANT OPTION",
        "SET ROLE \"Passed Reader\"; GRANT USAGE ON SCHEMA app TO passed_other; RESET ROLE");
    project = project.on(db.superuserUrl());
  }

  @AfterEach
  void dropRoles() throws Exception {
    for (String role : ROLES) {
      String name = role.replace("\"", "");
      if (!db.rows("SELECT FROM pg_roles WHERE rolname = '" + name + "'").isEmpty()) {
        executeAsSuperuser(db, "DROP OWNED BY " + role + " CASCADE");
        executeAsSuperuser(target, "DROP OWNED BY " + role + " CASCADE", "DROP ROLE " + role);
      }
    }
  }

  /** They stand in the midst of what the owner takes away from everybody. */
  @Test
  void functionsStayClosedBehindAPrivilegePassedOn() throws Exception {
    executeAsSuperuser(
        db,
        "SET ROLE passed_app",
        """
        DO $$ BEGIN
          FOR i IN 1..70 LOOP
            EXECUTE format('CREATE FUNCTION app.f%s() RETURNS int LANGUAGE sql SECURITY DEFINER AS ''SELECT 1''', i);
            EXECUTE format('REVOKE ALL ON FUNCTION app.f%s() FROM PUBLIC', i);
            IF i % 10 = 0 THEN
              EXECUTE format('GRANT ALL ON FUNCTION app.f%s() TO "Passed Reader" WITH GRANT OPTION', i);
            END IF;
          END LOOP; END $$\
        """,
        "SET ROLE \"Passed Reader\"",
        "DO $$ BEGIN FOR i IN 1..7 LOOP EXECUTE format('GRANT ALL ON FUNCTION app.f%s() TO"
            + " passed_other', i * 10); END LOOP; END $$");
    succeeded(restoreAs(target.superuserUrl(), backUp()));
    assertThat(dump(target)).isEqualTo(dump(db)).contains("SET SESSION AUTHORIZATION");
    assertThat(
            target.queryString(
                "SELECT count(*) FROM pg_proc WHERE pronamespace = 'app'::regnamespace AND"
                    + " has_function_privilege('passed_guest', oid, 'EXECUTE')"))
        .isEqualTo("0");
  }

  @Test
  void ownersGrantOnBehindAPrivilegePassedOn() throws Exception {
    executeAsSuperuser(
        db,
        "SET ROLE passed_app",
        "DO $$ BEGIN FOR i IN 1..80 LOOP EXECUTE format('CREATE TABLE app.t%s (a int)', i);"
            + " EXECUTE format('GRANT SELECT ON app.t%s TO passed_other', i); END LOOP; END $$",
        "GRANT SELECT, UPDATE (a) ON app.t10 TO \"Passed Reader\" WITH GRANT OPTION",
        "SET ROLE \"Passed Reader\"",
        "GRANT SELECT, UPDATE (a) ON app.t10 TO passed_guest");
    succeeded(restoreAs(target.superuserUrl(), backUp()));
    assertThat(dump(target)).isEqualTo(dump(db));
  }

  @Test
  void withoutPrivilegesNobodyIsImpersonated() throws Exception {
    db.execute("CREATE TABLE a (id int)");
    executeAsSuperuser(
        db,
        "GRANT SELECT ON a TO \"Passed Reader\" WITH GRANT OPTION",
        "SET ROLE \"Passed Reader\"; GRANT SELECT ON a TO passed_other");
    String backup = backUp();
    refused(
        restore(backup, "--no-owner"),
        target.catalogue(),
        "rights: role "
            + target.user()
            + " may not grant privileges in the name of Passed Reader; connect as a superuser or a"
            + " member of them, or restore with --no-privileges");
    succeeded(restore(backup, "--no-owner", "--no-privileges"));
    assertThat(target.rows("SELECT FROM pg_class WHERE relname = 'a' AND relacl IS NOT NULL"))
        .isEmpty();
  }

  @Test
  void aMemberGrantsInTheNameOfItsRoles() throws Exception {
    db.execute("CREATE TABLE a (id int)", "CREATE TABLE b (id int)");
    executeAsSuperuser(
        db,
        "DROP SCHEMA app",
        "GRANT SELECT ON a TO \"Passed Reader\" WITH GRANT OPTION",
        "SET ROLE \"Passed Reader\"; GRANT SELECT ON a TO passed_other; RESET ROLE",
        "GRANT passed_app, \"Passed Reader\" TO " + target.user());
    succeeded(restore(backUp()));
    assertThat(dump(target)).isEqualTo(dump(db));
  }
}
