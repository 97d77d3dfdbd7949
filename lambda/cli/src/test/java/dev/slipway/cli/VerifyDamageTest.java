package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that {@code verify-backup} finds what is wrong with a backup. */
class VerifyDamageTest extends VerifyTestBase {

  private static final String WORDS_FILE = "100-public.words.p0.sql.zst";
  private static final String NOTES_FILE = "100-public.notes.p0.sql.zst";

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
            "800-sequences.sql.zst holds 1 sequence, its manifest says 8",
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
    String newest = backUp();
    Files.writeString(folder(newest).resolve("manifest.json"), "{");
    Result latest = project.run("verify-backup", "latest");
    assertThat(latest.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(latest.err())
        .startsWith("slipway: Which backup is the latest cannot be told: " + newest)
        .contains("cannot be read as a manifest", "name the one before it: " + uri);
    Files.delete(folder(newest).resolve("manifest.json"));
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
        .startsWith(
            "slipway: There is no complete backup of DATABASE (dev) in file:" + store + ".");
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
}
