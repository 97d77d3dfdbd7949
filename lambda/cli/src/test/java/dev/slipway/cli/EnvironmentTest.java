package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which environments are protected, and that a database remembers the one it is of. */
class EnvironmentTest extends CliTestBase {

  private static final String REMEMBERED =
      """
      This database is remembered as prod, and ENVIRONMENT is dev here (dev where nobody says one)\
      """;

  @ParameterizedTest
  @ValueSource(strings = {"production", "PROD", "Prod", "prd", "live", "LIVE"})
  void whateverIsProductionIsProtected(String environment) throws Exception {
    done("up", "--environment", environment, "--no-backup");
    List<String> before = db.catalogue();
    Result down = project.run("down", "--environment", environment);
    assertThat(down.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(down.err())
        .contains(
            "ENVIRONMENT is " + environment + ", which asks for more:", "backup: ", "confirm: ");
    assertThat(db.catalogue()).isEqualTo(before);
  }

  @Test
  void noEmbeddedServerIsProtected(@TempDir Path empty) {
    Result result =
        Project.withoutDatabase(empty).run("up", "--environment", "production", "--no-backup");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err())
        .startsWith("slipway: ENVIRONMENT is production and no database is configured.");
  }

  @Test
  void otherEnvironmentsAreProtectedWhereTheyAreListed() {
    Result refused =
        project.run("up", "--environment", "eu-1", "--protected-environments", "us-1, EU-1");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("ENVIRONMENT is eu-1, which asks for more:");
    project = project.with("PROTECTED_ENVIRONMENTS", "eu-1");
    done("up", "--environment", "prod");
    done("down", "--environment", "PROD");
  }

  @ParameterizedTest
  @CsvSource({
    "up",
    "down",
    "down --steps 1",
    "baseline 20250101_120000",
    "repair --execute",
    "drift --accept"
  })
  void whatChangesSomethingIsRefusedElsewhere(String command) throws Exception {
    inProd("up", "--no-backup", "002");
    String message =
        REMEMBERED
            + ". Nothing was done. Set ENVIRONMENT (--environment) to prod; or, if the database is"
            + " of dev from now on, say so once with --environment-changed"
            + " (\"environmentChanged\":true).";
    Result refused = project.run(command.split(" "));
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).isEqualTo("slipway: " + message + "\n");
    assertThat(
            db.queryString(
                "SELECT string_agg(DISTINCT environment, ',') FROM schema_migration_runs"))
        .isEqualTo("prod");
  }

  @Test
  void whatIsRefusedIsWrittenDown() throws Exception {
    inProd("up", "--no-backup");
    assertThat(project.run("down").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(project.run("down").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(done("history", "--limit", "1").out())
        .contains("down  refused  at 20250101_120000", "remembered as prod");
  }

  @Test
  void theDatabaseChangesItsEnvironmentWhenToldOnce() {
    inProd("up", "--no-backup", "002");
    assertThat(done("up", "--environment-changed").err()).isEmpty();
    assertThat(done("down").out()).contains("(dev) is at 002");
    assertThat(project.run("up", "--environment", "prod", "--no-backup").err())
        .contains("remembered as dev, and ENVIRONMENT is prod here");
  }

  @Test
  void aRunThatWasRefusedSaysNothing() {
    assertThat(project.run("up", "--environment", "prod").exitCode()).isEqualTo(ExitCode.USAGE);
    done("up");
    String[] refused = {"down", "--environment", "prod", "--environment-changed", "--no-backup"};
    assertThat(project.run(refused).err()).contains("confirm: ");
    done("down");
  }

  @Test
  void aNameInAnotherCaseIsTheSame() {
    done("up", "--environment", "Staging", "002");
    assertThat(done("up", "--environment", "STAGING").err()).isEmpty();
  }

  @Test
  void whatOnlyLooksWarns() {
    inProd("up", "--no-backup", "002");
    for (String command : List.of("status", "plan", "validate", "history", "repair", "drift")) {
      assertThat(done(command).err()).isEqualTo("slipway: " + REMEMBERED + "\n");
    }
    assertThat(done("down", "--dry-run").err()).contains(REMEMBERED);
  }

  @Test
  void aBackupWarnsAndLeavesTheMemory(@TempDir Path store) {
    inProd("up", "--no-backup");
    assertThat(done("backup", "--backup-store", "file:" + store).err()).contains(REMEMBERED);
    assertThat(project.run("down").err()).contains("remembered as prod");
  }

  @Test
  void anOlderRunThatSaysNoneIsPassedOver() throws Exception {
    done("up", "002", "--environment", "qa");
    db.execute(
        "INSERT INTO schema_migration_runs (run_id, action, status, started_at)"
            + " VALUES (gen_random_uuid(), 'up', 'completed', now())");
    assertThat(project.run("up").err()).contains("remembered as qa");
  }

  @Test
  void aRestoredDatabaseIsOfTheEnvironmentItWasRestoredIn(@TempDir Path store) throws Exception {
    project = project.with("BACKUP_STORE", "file:" + store);
    inProd("up", "--no-backup");
    inProd("backup");
    Result refused = project.run("restore", "latest", "--clean");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("remembered as prod");
    assertThat(db.queryString("SELECT count(*) FROM words")).isEqualTo("1");
    done("restore", "latest", "--clean", "--environment-changed", "--from-environment", "prod");
    assertThat(done("up").err()).isEmpty();
    assertThat(done("history", "--json").json().get("runs")).asString().contains("environment=dev");
  }

  private Result inProd(String... arguments) {
    Result result = project.with("ENVIRONMENT", "prod").run(arguments);
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    return result;
  }
}
