package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Directory;
import dev.slipway.Wiring;
import dev.slipway.action.Desk;
import dev.slipway.backup.verify.VerifyUnfinished;
import dev.slipway.config.Settings;
import dev.slipway.config.SettingsReader;
import dev.slipway.ledger.Deadline;
import dev.slipway.run.RunListener;
import dev.slipway.testing.cli.Cli.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code verify-backup} on folders. */
class VerifyBackupTest extends VerifyTestBase {

  @ParameterizedTest
  @ValueSource(strings = {"--quick", "--full"})
  void aWholeBackupIsFoundWhole(String depth) {
    assertThat(done("verify-backup", uri, depth).maskedOut().replaceAll("file:\\S+", "URI"))
        .matches(
            "  URI\nWhole: the backup of DATABASE at 20250101_120000, with 1020 rows, .* in 13"
                + " files\\. Every file .*\\. N ms\n");
  }

  @Test
  void reportHasWhatWasLookedAt() {
    Map<String, Object> report = done("verify-backup", "--json", "latest").json();
    assertThat(report.keySet())
        .containsExactly(
            "action",
            "outcome",
            "database",
            "environment",
            "backup",
            "depth",
            "version",
            "parts",
            "partsRead",
            "rows",
            "bytes",
            "signed",
            "rehearsal",
            "problems",
            "durationMs");
    assertThat(report)
        .containsEntry("action", "verify-backup")
        .containsEntry("outcome", "DONE")
        .containsEntry("backup", uri)
        .containsEntry("depth", "full")
        .containsEntry("problems", List.of());
    assertThat(report.get("partsRead")).isEqualTo(report.get("parts"));
    assertThat(done("verify-backup", uri, "--quick", "--json").json())
        .containsEntry("partsRead", 0);
  }

  @Test
  void aBackupIsNamedByUriPathManifestOrLatest() throws Exception {
    Path copy = Files.createDirectory(store.resolve("carried away"));
    for (Path file : files()) {
      Files.copy(file, copy.resolve(file.getFileName()));
    }
    for (String name :
        List.of(
            uri, uri.replaceFirst("/$", ""), backup.toString(), uri + "manifest.json", "latest")) {
      assertThat(done("verify-backup", name, "--json").json()).containsEntry("backup", uri);
    }
    project = project.without("DATABASE_URL", "BACKUP_STORE");
    Result elsewhere = done("verify-backup", copy.toString());
    assertThat(elsewhere.out()).contains("Whole: ");
    assertThat(elsewhere.err()).isEmpty();
  }

  @Test
  void whereNoBackupIsNothingIsFound() {
    for (String place : List.of(store.toString(), "s3://", "http://a/b", "", folder.toString())) {
      Result result = project.run("verify-backup", place);
      assertThat(result.exitCode()).as(place).isIn(ExitCode.FAILED, ExitCode.USAGE);
      assertThat(result.out()).isEmpty();
    }
    assertThat(project.run("verify-backup", store + "/nowhere").err())
        .isEqualTo(
            "slipway: There is no backup in file:%s/nowhere/. Nothing was changed. Name one as `backups` lists it.\n"
                .formatted(store));
    assertThat(project.run("verify-backup", uri, "--quick", "--full").exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  /** As in a function whose time is over. */
  @Test
  void timeThatEndsIsTold() {
    Settings settings =
        SettingsReader.read(project.environment(), Wiring.credentials(project.environment()));
    Desk desk = Wiring.desk(settings, Deadline.of(() -> 1000), new RunListener() {});
    Map<String, String> request = Map.of("action", "verify-backup", "backup", uri);
    assertThatThrownBy(() -> desk.perform(Directory.read(request, name -> null)))
        .isInstanceOf(VerifyUnfinished.class)
        .hasMessage(
            "The verification of %s was not finished: it was stopped when 0 of 12 files were read"
                    .formatted(uri)
                + " (none was read). Nothing wrong was found so far, which says nothing of the"
                + " rest. Nothing was changed. Next: verify it where there is more time, such as by"
                + " the command line, or only its list of files (depth quick).");
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(backup)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
