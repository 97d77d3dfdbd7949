package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.CliProcess;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import dev.slipway.testing.process.ChildProcess;
import dev.slipway.testing.psql.PlainTools;
import dev.slipway.testing.psql.Psql;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a restore ends by comparing what stands in the target with what the backup says. */
class RestoreComparedTest extends RestoreTestBase {

  @BeforeEach
  void makeRole() throws Exception {
    dropRole();
    executeAsSuperuser(db, "CREATE ROLE compared_guest");
    db.execute("CREATE TABLE t (a int)", "CREATE VIEW v AS SELECT a FROM t");
    project = project.on(db.superuserUrl());
  }

  @AfterEach
  void dropRole() throws Exception {
    if (!db.rows("SELECT FROM pg_roles WHERE rolname = 'compared_guest'").isEmpty()) {
      executeAsSuperuser(target, "DROP OWNED BY compared_guest CASCADE");
      executeAsSuperuser(db, "DROP OWNED BY compared_guest CASCADE", "DROP ROLE compared_guest");
    }
  }

  private static String differences(Result result) {
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(3);
    assertThat(result.json().get("outcome")).isEqualTo("DIFFERENT");
    return String.valueOf(result.json().get("differences"));
  }

  @Test
  void everyKindStandsAsTheBackupSays() throws Exception {
    makeEveryKind(db);
    Result result = restoreAs(target.superuserUrl(), backUp(), "--json");
    succeeded(result);
    assertThat(String.valueOf(result.json().get("warnings"))).doesNotContain("compared");
    assertThat(result.json()).containsEntry("differences", List.of());
  }

  @Test
  void howTheServerWritesAnExpressionIsNoDifference() throws Exception {
    try (InputStream in = RestoreComparedTest.class.getResourceAsStream("/written-otherwise.sql")) {
      executeAsSuperuser(db, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    Result result = restoreAs(target.superuserUrl(), backUp(), "--json");
    succeeded(result);
    assertThat(String.valueOf(result.json().get("warnings"))).doesNotContain("compared");
  }

  /** A view that is filled at the end of the restore changes what was right before. */
  @Test
  void whatDiffersByCastsAndBracketsAloneIsNamed() throws Exception {
    try (InputStream in = RestoreComparedTest.class.getResourceAsStream("/meddling.sql")) {
      executeAsSuperuser(db, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    String found = differences(restoreAs(target.superuserUrl(), backUp(), "--json"));
    assertThat(List.of(found.replaceAll("[\\[\\]]", "").split(", is otherwise: |is otherwise: ")))
        .containsExactlyInAnyOrder(
            "",
            "CREATE DOMAIN public.small AS integer",
            "CREATE FUNCTION public.body() RETURNS text",
            "CREATE FUNCTION public.counted(a integer) RETURNS integer",
            "CREATE INDEX thirds ON public.numbers USING btree (((a * (a + 1))))",
            "CREATE POLICY few ON public.numbers USING (((a * (2 + 1)) < 90))",
            "CREATE RULE kept",
            "CREATE TABLE public.numbers",
            "CREATE TRIGGER watch BEFORE UPDATE ON public.numbers FOR EACH ROW WHEN (((new.a * (2 +"
                + " 1)) < 90)) EXECUTE FUNCTION public.same()",
            "CREATE VIEW public.calculated",
            "COMMENT ON VIEW public.calculated IS");
  }

  @Test
  void whatTheTargetGivesBesidesIsNamed() throws Exception {
    String backup = backUp();
    executeAsSuperuser(
        target,
        "GRANT SELECT ON pg_authid TO compared_guest",
        "GRANT EXECUTE ON FUNCTION pg_ls_dir(text) TO compared_guest",
        "ALTER DEFAULT PRIVILEGES FOR ROLE compared_guest GRANT ALL ON TABLES TO PUBLIC");
    Result result = restoreAs(target.superuserUrl(), backup, "--json");
    assertThat(differences(result))
        .contains(
            "not in it: GRANT SELECT ON TABLE pg_catalog.pg_authid TO compared_guest",
            "not in it: GRANT ALL ON FUNCTION pg_catalog.pg_ls_dir(text) TO compared_guest",
            "not in it: ALTER DEFAULT PRIVILEGES FOR ROLE compared_guest GRANT ALL ON TABLES TO"
                + " PUBLIC");
    Result again = restoreAs(target.superuserUrl(), backup, "--clean");
    assertThat(again.exitCode()).isEqualTo(3);
    assertThat(again.out() + again.err())
        .contains("Different. ", "stands otherwise than the backup says (2): ");
  }

  /** The server only warns of it. */
  @Test
  void whatWasNotGrantedIsNamed() throws Exception {
    executeAsSuperuser(
        db,
        "GRANT USAGE ON LANGUAGE plpgsql TO compared_guest",
        "GRANT SELECT ON t TO compared_guest");
    String found = differences(restore(backUp(), "--no-owner", "--json"));
    assertThat(found)
        .contains("missing: GRANT ALL ON LANGUAGE plpgsql TO compared_guest")
        .doesNotContain("public.t", "REVOKE");
  }

  @Test
  void whatIsLeftOutIsNoDifference() throws Exception {
    executeAsSuperuser(db, "GRANT SELECT ON t TO compared_guest", "CREATE SCHEMA s");
    String backup = backUp();
    succeeded(restore(backup, "--no-owner", "--no-privileges"));
    succeeded(restore(backup, "--clean", "--no-owner", "--skip", "view", "--skip", "schema"));
  }

  @Test
  void whereThereIsNoDumpNothingIsComparedAndThatIsSaid(@TempDir Path bin) throws Exception {
    String backup = backUp();
    Path program = bin.resolve("pg_dump");
    Files.writeString(
        program,
        "#!/bin/sh\nif [ \"$1\" = --version ]; then echo 'pg_dump (PostgreSQL) %d.9'; exit 0; fi\n"
                .formatted(PostgresServer.majorVersion())
            + "echo 'pg_dump: error: permission denied for table t' >&2; exit 1\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Map<String, String> variables = new HashMap<>(project.on(target.url()).environment());
    variables.put("BACKUP_STORE", "file:" + store);
    variables.put("PATH", bin + ":" + System.getenv("PATH"));
    try (ChildProcess child =
        CliProcess.start(folder, variables, "restore", backup, "--no-owner", "--no-privileges")) {
      assertThat(child.waitFor(Duration.ofMinutes(2))).as(child.stderr()).isZero();
      assertThat(child.stdout())
          .contains(
              "warning: definitions, owners and privileges were not compared with the backup:")
          .contains("permission denied for table t", "Done. ");
    }
    assertThat(target.queryString("SELECT count(*) FROM t")).isEqualTo("0");
  }

  @Test
  void largeObjectsArePassedOnByWhoPassedThemOn() throws Exception {
    executeAsSuperuser(
        db,
        "CREATE ROLE compared_other",
        "SELECT lo_from_bytea(4242, '\\x01')",
        "SELECT lo_from_bytea(4243, '\\x02')",
        "COMMENT ON LARGE OBJECT 4243 IS E'SET SESSION AUTHORIZATION x;\\nRESET SESSION"
            + " AUTHORIZATION;'",
        "GRANT SELECT, UPDATE ON LARGE OBJECT 4242 TO compared_guest WITH GRANT OPTION",
        "SET ROLE compared_guest; GRANT SELECT ON LARGE OBJECT 4242 TO compared_other; RESET ROLE",
        "GRANT UPDATE ON LARGE OBJECT 4242, 4243 TO compared_other");
    String rights = "SELECT oid, lomacl::text FROM pg_largeobject_metadata ORDER BY oid";
    try {
      String backup = backUp();
      assertThat(done("verify-backup", backup, "--json").json().get("outcome")).isEqualTo("DONE");
      succeeded(restoreAs(target.superuserUrl(), backup));
      assertThat(target.rows(rights))
          .isEqualTo(db.rows(rights))
          .asString()
          .contains("compared_other=r/compared_guest");
      succeeded(restoreAs(target.superuserUrl(), backup, "--clean", "--no-privileges"));
      assertThat(target.rows(rights)).asString().doesNotContain("compared_");
      Psql.Result plain = restoredByPsql(backup);
      assertThat(plain.exitCode()).as(plain.stderr()).isZero();
    } finally {
      executeAsSuperuser(target, "DROP OWNED BY compared_guest, compared_other CASCADE");
      executeAsSuperuser(
          db, "DROP OWNED BY compared_guest, compared_other CASCADE", "DROP ROLE compared_other");
    }
  }

  private Psql.Result restoredByPsql(String backup) throws Exception {
    String rights = "SELECT oid, lomacl::text FROM pg_largeobject_metadata ORDER BY oid";
    try (PgDatabase other = PgDatabase.open()) {
      Psql.Result result =
          PlainTools.restore(folder(backup), "zst", "zstd -dc", other.superuserUrl());
      assertThat(other.rows(rights)).isEqualTo(db.rows(rights));
      executeAsSuperuser(other, "DROP OWNED BY compared_guest, compared_other CASCADE");
      return result;
    }
  }
}
