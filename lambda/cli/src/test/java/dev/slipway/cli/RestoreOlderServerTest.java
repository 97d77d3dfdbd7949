package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.proxy.PostgresProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The oldest server that we know allows and understands less than those of today. */
class RestoreOlderServerTest extends RestoreTestBase {

  @Test
  void oidsOfSubscriptionsAreNotAskedFor() throws SQLException {
    db.execute("CREATE TABLE words (id int)");
    backUp();
    executeAsSuperuser(target, "REVOKE SELECT (oid) ON pg_subscription FROM PUBLIC");
    assertThat(restore("latest:" + db.name()).out())
        .contains("not in it: REVOKE SELECT(oid)", " is restored, and stands otherwise ");
    executeAsSuperuser(
        target,
        "CREATE SUBSCRIPTION \"their News\" CONNECTION 'host=127.0.0.1' PUBLICATION p"
            + " WITH (connect = false, slot_name = NONE)",
        "DROP TABLE words");
    assertThat(restore("latest:" + db.name()).err()).contains("1 subscription (\"their News\")");
    executeAsSuperuser(target, "DROP SUBSCRIPTION \"their News\"");
  }

  @Test
  void aVacuumHasOnlyWhatThatServerKnows() throws Exception {
    db.execute(
        "CREATE TABLE words (id int PRIMARY KEY)",
        "CREATE TABLE uses (word int REFERENCES words)",
        "INSERT INTO words VALUES (1)",
        "INSERT INTO uses VALUES (1)");
    takenFrom(folder(backUp()), "13.9");
    try (PostgresProxy server = new PostgresProxy(target.port())) {
      server.announceVersion("13.23");
      succeeded(restoreAs(target.url(server.port()), "latest:" + db.name()));
      assertThat(server.queries())
          .contains("VACUUM (INDEX_CLEANUP off, TRUNCATE off) public.words");
    }
  }

  /** pg_dump before 17 says ALTER TABLE of all relations, and has large objects among them. */
  @Test
  void whatAnOlderDumperWritesOtherwiseIsNoDifference() throws Exception {
    db.execute(
        "CREATE TABLE words (id int)",
        "CREATE VIEW \"of Words\" AS SELECT id FROM words",
        "CREATE MATERIALIZED VIEW kept AS SELECT id FROM words",
        "CREATE SEQUENCE numbers",
        "SELECT lo_create(4242)",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor");
    String backup = backUp();
    RewrittenBackup.change(
        backup,
        "000-pre",
        text ->
            text.replaceAll(
                        "(?m)^ALTER (MATERIALIZED VIEW|VIEW|SEQUENCE) (.*OWNER)", "ALTER TABLE $2")
                    .replace(" ON TABLES TO ", " ON TABLES  TO ")
                + "SELECT pg_catalog.lo_create('4242');\nALTER LARGE OBJECT 4242 OWNER TO "
                + db.user()
                + ";\n");
    rewrite(folder(backup), "(\"dumper\" : )\"[^\"]*\"", "$1\"9.9\"");
    Result result = restore(backup);
    succeeded(result);
    assertThat(result.out() + result.err()).doesNotContain("compared");
  }

  private static void takenFrom(Path backup, String version) throws IOException {
    rewrite(backup, "(\"server\" : )\"[^\"]*\"", "$1\"" + version + "\"");
  }

  private static void rewrite(Path backup, String what, String by) throws IOException {
    Path manifest = backup.resolve("manifest.json");
    String text = Files.readString(manifest);
    String changed = text.replaceAll(what, by);
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(manifest, changed);
  }
}
