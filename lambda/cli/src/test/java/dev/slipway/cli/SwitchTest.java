package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests switches that a script turns off with {@code =false}. */
class SwitchTest extends CliTestBase {

  @Test
  void aDryRunThatIsTurnedOffRuns() {
    assertThat(done("up", "--dry-run=false").out()).contains("Done.");
    assertThat(done("status", "--json").json()).containsEntry("current", "20250101_120000");
  }

  @Test
  void executeThatIsTurnedOffDoesNothing() {
    done("up");
    assertThat(done("repair", "--execute=false", "--json").json()).containsEntry("executed", false);
    assertThat(done("repair", "--execute=true", "--json").json()).containsEntry("executed", true);
  }

  @Test
  void checkAndJsonThatAreTurnedOffChangeNothing() {
    assertThat(project.run("status", "--check").exitCode()).isEqualTo(ExitCode.FOUND);
    assertThat(done("status", "--check=false", "--json=false").out()).doesNotContain("{");
  }

  @Test
  void aBackupThatIsNotWaivedIsAskedForInProduction() {
    project = project.with("ENVIRONMENT", "prod");
    Result refused = project.run("up", "--no-backup=false");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("--no-backup").contains("The database was not changed.");
    done("up", "--no-backup");
  }

  @Test
  void aBackupThatIsNoSnapshotIsNotWaitedForAsOne() {
    Result refused = project.run("backup", "--snapshot=false", "--wait");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("--wait: is for snapshots");
  }

  @ParameterizedTest
  @ValueSource(strings = {"restore", "verify-backup"})
  void aMissingArgumentIsAnsweredWithTheHelp(String word) {
    Result refused = project.run(word);
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err())
        .contains("Missing required parameter: 'BACKUP'. Nothing was done.")
        .contains("slipway " + word + " --help");
  }
}
