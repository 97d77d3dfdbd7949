package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.CliProcess;
import dev.slipway.testing.cli.SharedServer;
import dev.slipway.testing.postgres.PostgresServer;
import dev.slipway.testing.process.ChildProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that what is in a backup has no superuser's rights on the server that is made for it. */
class RestrictedRehearsalTest extends RehearsalTestBase {

  @TempDir private Path home;

  @BeforeEach
  void connectAsSuperuser() {
    project = project.on(db.superuserUrl());
  }

  @Test
  void whatIsInABackupReachesNothingOutsideOfIt() throws Exception {
    Path marker = home.resolve("marker");
    String tries =
        List.of(
                "COPY (SELECT 1) TO PROGRAM ''touch " + marker + "''",
                "COPY (SELECT 1) TO ''" + marker + "''",
                "SELECT pg_read_file(''/etc/hostname'')",
                "SELECT lo_export(lo_create(0), ''" + marker + "'')",
                "SET SESSION AUTHORIZATION slipway_scratch",
                "SET ROLE slipway_scratch",
                "ALTER SYSTEM SET work_mem = ''8MB''",
                "CREATE ROLE more SUPERUSER",
                "LOAD ''auto_explain''",
                "SELECT ext.dblink_connect(''dbname=postgres user=slipway_scratch host='' ||"
                    + " current_setting(''unix_socket_directories''))",
                "UPDATE pg_authid SET rolsuper = true")
            .stream()
            .map(sql -> "PERFORM public.attempt('" + sql + "')")
            .collect(Collectors.joining("; "));
    db.execute(
        "CREATE SCHEMA ext",
        "CREATE FUNCTION public.attempt(text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN"
            + " EXECUTE $1; RAISE EXCEPTION SQLSTATE 'XX999' USING MESSAGE = 'it could ' || $1;"
            + " EXCEPTION WHEN SQLSTATE 'XX999' THEN RAISE; WHEN OTHERS THEN NULL; END $$");
    RestoreTestBase.executeAsSuperuser(db, "CREATE EXTENSION dblink SCHEMA ext");
    whenItIsRestored("true", tries);
    backUp();
    assertThat(rehearsed(ExitCode.DONE)).contains("Whole: ").doesNotContain("superuser");
    assertThat(marker).doesNotExist();
  }

  @Test
  void ownersPrivilegesAndExtensionsComeBackWithoutIt() throws Exception {
    String roles = db.name();
    RestoreTestBase.executeAsSuperuser(
        db,
        """
        CREATE ROLE "%1$s ""a"; CREATE ROLE %1$s_b;
        CREATE SCHEMA ext; CREATE EXTENSION postgres_fdw SCHEMA ext; CREATE EXTENSION citext;
        CREATE SERVER other FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'nowhere');
        ALTER SERVER other OWNER TO %1$s_b;
        CREATE USER MAPPING FOR %1$s_b SERVER other OPTIONS (password 'x');
        CREATE SCHEMA of_a AUTHORIZATION "%1$s ""a";
        GRANT USAGE ON SCHEMA of_a TO %1$s_b;
        CREATE TABLE of_a.t (id serial PRIMARY KEY, name citext, up text GENERATED ALWAYS AS (upper(name::text)) STORED);
        INSERT INTO of_a.t (name) SELECT 'n' || i FROM generate_series(1, 100) i;
        ALTER TABLE of_a.t OWNER TO %1$s_b; ALTER TABLE of_a.t ENABLE ROW LEVEL SECURITY;
        ALTER TABLE of_a.t FORCE ROW LEVEL SECURITY; CREATE POLICY none ON of_a.t USING (false);
        GRANT SELECT ON of_a.t TO "%1$s ""a" WITH GRANT OPTION;
        SET SESSION AUTHORIZATION "%1$s ""a"; GRANT SELECT ON of_a.t TO PUBLIC; RESET SESSION AUTHORIZATION;
        CREATE TABLE of_a.u (t int REFERENCES of_a.t); INSERT INTO of_a.u VALUES (7);
        ALTER TABLE of_a.u OWNER TO "%1$s ""a"; REVOKE ALL ON of_a.u FROM "%1$s ""a";
        REVOKE CREATE ON SCHEMA public FROM PUBLIC;
        ALTER DEFAULT PRIVILEGES FOR ROLE %1$s_b IN SCHEMA of_a GRANT SELECT ON TABLES TO PUBLIC;
        CREATE MATERIALIZED VIEW of_a.m AS SELECT count(*) FROM of_a.t;
        ALTER MATERIALIZED VIEW of_a.m OWNER TO %1$s_b;
        CREATE PUBLICATION plain FOR TABLE of_a.u; CREATE PUBLICATION everything FOR ALL TABLES;
        COMMENT ON PUBLICATION everything IS 'all of it'; COMMENT ON EXTENSION citext IS 'ours';
        CREATE FUNCTION seen() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
        CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION seen();
        """
            .formatted(roles));
    try {
      backUp();
      assertThat(rehearsed(ExitCode.DONE))
          .contains(": 0 of ", "Whole: ")
          .contains(
              "warning: only a superuser could make, so that they were neither made nor compared:"
                  + " event trigger watch, publication everything")
          .doesNotContain("warning: owners");
    } finally {
      RestoreTestBase.executeAsSuperuser(
          db,
          "DROP OWNED BY \"%1$s \"\"a\", %1$s_b; DROP ROLE \"%1$s \"\"a\", %1$s_b"
              .formatted(roles));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE FUNCTION public.area | area(int) RETURNS int LANGUAGE internal AS 'int4abs'
          CREATE AGGREGATE public.mid | mid(float8 ORDER BY anyelement) (STYPE = internal, SFUNC = ordered_set_transition, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA)
          """)
  void whatCannotBeMadeWithoutItIsNotCalledDamaged(String told, String made) throws Exception {
    RestoreTestBase.executeAsSuperuser(db, told.replaceFirst("public\\..*", "") + made);
    backUp();
    notGiven(told);
  }

  /** Whoever is no superuser must name a password, and not use the server's own way in. */
  @Test
  void whatCannotBeReachedWithoutItIsNotCalledDamaged() throws Exception {
    RestoreTestBase.executeAsSuperuser(
        db,
        """
        CREATE EXTENSION postgres_fdw;
        CREATE SERVER here FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '%d', dbname '%s');
        CREATE USER MAPPING FOR PUBLIC SERVER here OPTIONS (user 'postgres', password '%s');
        CREATE TABLE there (id int);
        CREATE FOREIGN TABLE far (id int) SERVER here OPTIONS (table_name 'there');
        """
            .formatted(db.port(), db.name(), PostgresServer.PASSWORD),
        "CREATE MATERIALIZED VIEW kept AS SELECT * FROM far",
        "ALTER USER MAPPING FOR PUBLIC SERVER here OPTIONS (DROP password)");
    backUp();
    notGiven("REFRESH MATERIALIZED VIEW public.kept");
  }

  private void notGiven(String told) throws Exception {
    assertThat(rehearsed(ExitCode.FAILED))
        .contains(
            "could not be rehearsed on ", "what is in a backup gets no rights of a superuser here")
        .contains(told, "Nothing is known of the backup by it", "--url");
  }

  private String rehearsed(int exitCode) throws Exception {
    SharedServer.into(home);
    try (ChildProcess child =
        CliProcess.start(
            home,
            Map.of("DATABASE_URL", db.superuserUrl(), "BACKUP_STORE", store()),
            "verify-backup",
            uri,
            "--rehearse")) {
      assertThat(child.waitFor(LIMIT)).as(child.stdout() + child.stderr()).isEqualTo(exitCode);
      return child.stdout() + child.stderr();
    }
  }

  private String store() throws Exception {
    return "file:" + Files.createDirectories(home.resolve("store"));
  }
}
