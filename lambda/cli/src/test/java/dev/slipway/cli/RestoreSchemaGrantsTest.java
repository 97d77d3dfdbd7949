package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.postgres.PostgresServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests {@code restore} by who is no superuser of what is given to others, and kept elsewhere. */
class RestoreSchemaGrantsTest extends RestoreTestBase {

  private static final String GIVEN =
      "SELECT relowner::regrole, (SELECT string_agg(x::text, ' ' ORDER BY x::text) FROM"
          + " unnest(nspacl) x) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
          + " WHERE relname IN ('in_public', 'in_own') ORDER BY relname";

  @BeforeEach
  void makeWhatIsGiven() throws Exception {
    dropRole();
    executeAsSuperuser(
        db,
        "CREATE ROLE given_app",
        "GRANT given_app TO " + db.user(),
        "GRANT CREATE ON SCHEMA public TO given_app, " + db.user());
    db.execute(
        "CREATE SCHEMA own; GRANT ALL ON SCHEMA own TO given_app; REVOKE CREATE ON SCHEMA own FROM "
            + db.user(),
        "CREATE TABLE in_public (a int); ALTER TABLE in_public OWNER TO given_app");
    executeAsSuperuser(
        db, "CREATE TABLE own.in_own (a int); ALTER TABLE own.in_own OWNER TO given_app");
    executeAsSuperuser(target, "GRANT CREATE ON SCHEMA public TO " + db.user());
  }

  @AfterEach
  void dropRole() throws Exception {
    if (!db.rows("SELECT FROM pg_roles WHERE rolname = 'given_app'").isEmpty()) {
      executeAsSuperuser(db, "DROP OWNED BY given_app CASCADE");
      executeAsSuperuser(target, "DROP OWNED BY given_app CASCADE", "DROP ROLE given_app");
    }
  }

  /** A dump grants at its end what whoever gets a table needs before. */
  @Test
  void whoGetsATableMayCreateInItsSchemaBefore() throws Exception {
    String backup = backUp();
    Result restored = restore(backup);
    assertThat(restored.err() + restored.out()).contains("Done. ");
    assertThat(target.rows(GIVEN)).isEqualTo(db.rows(GIVEN)).hasSize(2);
  }

  @Test
  void withoutPrivilegesTheWayIsToLeaveOwnersToo() throws Exception {
    refused(
        restore(backUp(), "--no-privileges"),
        target.catalogue(),
        "owner: 000-pre.sql.zst: ALTER TABLE own.in_own OWNER TO given_app: permission denied for"
            + " schema own (42501); to keep all as whoever restores has made it: --no-owner"
            + " (\"owner\":false)");
  }

  @Test
  void whoGetsAllNeedsNoGrantOfAnother() throws Exception {
    executeAsSuperuser(db, "GRANT SELECT ON own.in_own TO " + db.user());
    succeeded(restore(backUp(), "--no-owner"));
  }

  @Test
  void aTablespaceThatIsNotOursToUseIsNamedAsOne() throws Exception {
    assumeThat(PostgresServer.majorVersion()).isGreaterThanOrEqualTo(15);
    executeAsSuperuser(
        db, "SET allow_in_place_tablespaces = on", "CREATE TABLESPACE given_space LOCATION ''");
    try {
      executeAsSuperuser(
          db,
          "GRANT CREATE ON TABLESPACE given_space TO " + db.user(),
          "SET ROLE "
              + db.user()
              + "; CREATE TABLE away (a int) TABLESPACE given_space;"
              + " RESET ROLE",
          "REVOKE CREATE ON TABLESPACE given_space FROM " + db.user());
      String backup = backUp();
      refused(
          restore(backup),
          target.catalogue(),
          "tablespace: 000-pre.sql.zst: CREATE TABLE public.away",
          "permission denied for tablespace given_space (42501); to leave such out: --skip tablespace");
      assertThat(restore(backup, "--skip", "tablespace").exitCode()).isZero();
      assertThat(target.rows("SELECT reltablespace FROM pg_class WHERE relname = 'away'"))
          .isEqualTo(List.of(List.of("0")));
    } finally {
      executeAsSuperuser(db, "DROP TABLE away", "DROP TABLESPACE given_space");
    }
  }
}
