package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests restores where the roles are missing that policies name. */
class RestorePoliciesTest extends RestoreTestBase {

  /** What is advised helps. */
  @Test
  void whatIsAdvisedIsNotWhatWasDoneAlready() throws Exception {
    String role = db.name() + "_gone";
    db.execute("CREATE TABLE a (id int); INSERT INTO a VALUES (1)");
    executeAsSuperuser(
        db, "CREATE ROLE " + role, "CREATE POLICY gone ON a TO " + role + " USING (true)");
    String uri = backUp();
    executeAsSuperuser(db, "DROP OWNED BY " + role + "; DROP ROLE " + role);
    refused(
        restore(uri),
        target.catalogue(),
        "roles: " + role + " is not there; CREATE ROLE them, or restore with --no-owner");
    refused(
        restore(uri, "--no-owner", "--no-privileges"),
        target.catalogue(),
        "roles: "
            + role
            + " is not there; CREATE ROLE them, or leave out what names them with"
            + " --skip policy (\"skip\":[\"policy\"])");
    succeeded(restore(uri, "--no-owner", "--no-privileges", "--skip", "policy"));
    assertThat(target.rows("SELECT id FROM a")).containsExactly(List.of("1"));
    assertThat(target.rows("SELECT FROM pg_policy")).isEmpty();
  }
}
