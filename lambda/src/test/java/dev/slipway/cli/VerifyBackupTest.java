package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Wiring;
import dev.slipway.action.Actions;
import dev.slipway.action.RequestReader;
import dev.slipway.backup.verify.VerifyUnfinished;
import dev.slipway.config.Settings;
import dev.slipway.config.SettingsReader;
import dev.slipway.run.Deadline;
import dev.slipway.run.RunListener;
import dev.slipway.testing.Cli.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@code verify-backup} on folders. */
class VerifyBackupTest extends CliTestBase {

  private static final String WORDS_FILE = "100-public.words.p0.sql.zst";
  private static final String NOTES_FILE = "100-public.notes.p0.sql.zst";

  @TempDir Path store;

  private String uri;
  private Path backup;

  @BeforeEach
  void backUp() throws Exception {
    project = project.with("BACKUP_STORE", "file:" + store);
    done("up");
    db.execute(
        "INSERT INTO words (id, word) SELECT i, E'tab\\t, line\\n, end\\n\\\\.\\n' FROM"
            + " generate_series(2, 1000) i",
        "CREATE SEQUENCE \"odd;'name\"; CREATE TABLE columnless (); SELECT lo_create(700001)",
        "INSERT INTO columnless DEFAULT VALUES; INSERT INTO columnless DEFAULT VALUES",
        "CREATE TABLE \"semi;colon\"\" FROM stdin;\" (\"a;\nb\" int)",
        "INSERT INTO \"semi;colon\"\" FROM stdin;\" VALUES (1), (2), (3)",
        "SELECT lo_create(700002); COMMENT ON LARGE OBJECT 700002 IS 'it''s; SELECT'");
    uri = String.valueOf(done("backup", "--json").json().get("backup"));
    backup = Path.of(uri.substring("file:".length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--quick", "--full"})
  void aWholeBackupIsFoundWhole(String depth) {
    assertThat(done("verify-backup", uri, depth).maskedOut().replaceAll("file:\\S+", "URI"))
        .matches(
            "  URI\nWhole: the backup of DATABASE at 20250101_120000, with 1011 rows, .* in 11"
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
    project = project.with("DATABASE_URL", "").with("BACKUP_STORE", "");
    Result elsewhere = done("verify-backup", copy.toString());
    assertThat(elsewhere.out()).contains("Whole: ");
    assertThat(elsewhere.err()).isEmpty();
  }

  /** Two damages at once, so that the first does not hide the second. */
  @Test
  void everythingThatIsWrongIsToldAtOnce() throws Exception {
    flip(WORDS_FILE, 40);
    Files.delete(backup.resolve(NOTES_FILE));
    Files.writeString(backup.resolve("extra.sql.zst"), "");
    Result result = project.run("verify-backup", uri);
    assertThat(result.exitCode()).isEqualTo(ExitCode.FOUND);
    assertThat(result.out())
        .startsWith("Damaged: " + uri + "\n")
        .contains("  " + NOTES_FILE + ": is missing\n")
        .containsPattern("  \\Q" + WORDS_FILE + "\\E: is damaged: .+\n")
        .contains("  extra.sql.zst: is there, and the manifest knows none\n")
        .endsWith("Do not rely on this backup. Nothing was changed.\n");
    Map<String, Object> json = project.run("verify-backup", uri, "--json").json();
    assertThat(json).containsEntry("outcome", "FAILED");
    assertThat(each(json.get("problems"), "where"))
        .containsExactly(NOTES_FILE, WORDS_FILE, "extra.sql.zst");
  }

  /** Wherever a bit is wrong: in the head, the blocks or the checksum of the compressed file. */
  @ParameterizedTest
  @ValueSource(ints = {0, 5, 20, 60, -1})
  void aFlippedBitIsFound(int position) throws Exception {
    flip(WORDS_FILE, position);
    assertThat(project.run("verify-backup", uri, "--quick").exitCode()).isZero();
    assertThat(problems(ExitCode.FOUND)).hasSize(1).allMatch(p -> p.startsWith(WORDS_FILE));
  }

  @Test
  void aPartInThePlaceOfAnotherIsFound() throws Exception {
    Files.copy(
        backup.resolve(NOTES_FILE),
        backup.resolve(WORDS_FILE),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(problems(ExitCode.FOUND)).singleElement().asString().startsWith(WORDS_FILE);
    assertThat(project.run("verify-backup", uri, "--quick").exitCode()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void rowsAreCountedForThemselves() throws Exception {
    Path manifest = backup.resolve("manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(
        manifest,
        text.replaceFirst("(\"LARGE_OBJECTS\"[^}]*?\"rows\" : )2", "$17")
            .replaceFirst("(\"SEQUENCES\"[^}]*?\"rows\" : )1", "$18")
            .replaceFirst("(\"words\"[^}]*?\"rows\" : )1000", "$1999"));
    assertThat(problems(ExitCode.FOUND))
        .containsExactly(
            WORDS_FILE + " holds 1000 rows, its manifest says 999",
            "800-sequences.sql.zst holds 1 sequences, its manifest says 8",
            "810-large-objects.sql.zst holds 2 large objects, its manifest says 7");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, -3})
  void aTruncatedManifestIsFound(int length) throws Exception {
    Path manifest = backup.resolve("manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.substring(0, length < 0 ? text.length() + length : length));
    for (String depth : List.of("--quick", "--full")) {
      Result result = project.run("verify-backup", uri, depth);
      assertThat(result.exitCode()).isEqualTo(ExitCode.FOUND);
      assertThat(result.out()).contains("manifest.json: cannot be read as a manifest: ");
    }
  }

  @Test
  void latestIsNotAnOlderOneWhenTheNewestIsDamaged() throws Exception {
    Thread.sleep(1100); // folders are named by the second
    String newest = String.valueOf(done("backup", "--json").json().get("backup"));
    Files.writeString(Path.of(newest.substring("file:".length()), "manifest.json"), "{");
    Result latest = project.run("verify-backup", "latest");
    assertThat(latest.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(latest.err())
        .startsWith("slipway: Which backup is the latest cannot be told: " + newest)
        .contains("cannot be read as a manifest", "name the one before it: " + uri);
    Files.delete(Path.of(newest.substring("file:".length()), "manifest.json"));
    assertThat(done("verify-backup", "latest", "--json").json()).containsEntry("backup", uri);
  }

  @Test
  void aBackupWithoutManifestIsFound() throws Exception {
    Files.delete(backup.resolve("manifest.json"));
    assertThat(problems(ExitCode.FOUND))
        .containsExactly("manifest.json is missing: the backup is under way, or was broken off");
    Result latest = project.run("verify-backup", "latest");
    assertThat(latest.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(latest.maskedErr())
        .startsWith("slipway: There is no complete backup of DATABASE in file:" + store + ".");
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
    Actions actions = Wiring.actions(settings, Deadline.of(() -> 1000), RunListener.SILENT);
    Map<String, String> request = Map.of("action", "verify-backup", "backup", uri);
    assertThatThrownBy(() -> actions.perform(RequestReader.read(request)))
        .isInstanceOf(VerifyUnfinished.class)
        .hasMessage(
            "The verification of %s was not finished: the time ended when 0 of 10 files were read"
                    .formatted(uri)
                + " (none was read). Nothing wrong was found so far, which says nothing of the"
                + " rest. Nothing was changed. Next: verify it where there is more time, such as by"
                + " the command line, or only its list of files (depth quick).");
  }

  /** What was found, file by file. */
  private List<String> problems(int exitCode) {
    Result result = project.run("verify-backup", uri, "--full", "--json");
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(exitCode);
    return ((List<?>) result.json().get("problems"))
        .stream().map(Map.class::cast).map(p -> p.get("where") + " " + p.get("what")).toList();
  }

  /** A negative position counts from the end. */
  private void flip(String file, int position) throws IOException {
    byte[] bytes = Files.readAllBytes(backup.resolve(file));
    bytes[position < 0 ? bytes.length + position : position] ^= 4;
    Files.write(backup.resolve(file), bytes);
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(backup)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
