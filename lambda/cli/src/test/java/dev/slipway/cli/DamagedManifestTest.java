package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that no manifest and no folder, however strange, is more than a damaged backup. */
class DamagedManifestTest extends RestoreTestBase {

  private String uri;
  private Path manifest;
  private String text;

  /** A replacement in the manifest, and what is said of it. */
  private record Edit(String from, String to, String said) {}

  @BeforeEach
  void takeABackup() throws Exception {
    done("up");
    uri = backUp();
    manifest = folder(uri).resolve("manifest.json");
    text = Files.readString(manifest);
  }

  private static List<Edit> edits() {
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit("\"server\" : \"[^\"]*\"", "\"server\" : null", "origin.server must be"));
    edits.add(new Edit("\"server\" : \"[^\"]*\"", "\"server\" : \"x\"", "origin.server must be"));
    edits.add(
        new Edit("\"encoding\" : \"UTF8\"", "\"encoding\" : null", "origin.encoding must be"));
    edits.add(new Edit("\"encoding\" : \"UTF8\"", "\"encoding\" : [8]", "origin.encoding must be"));
    edits.add(new Edit("\"rows\" : 1,", "\"rows\" : \"1\",", "].rows must be a whole number"));
    edits.add(new Edit("\"rows\" : 1,", "\"rows\" : 1.5,", "].rows must be a whole number"));
    edits.add(new Edit("\"rows\" : 1,", "\"rows\" : 1e99,", "].rows must be a whole number"));
    edits.add(new Edit("\"rows\" : 1,", "", "].rows is missing"));
    edits.add(new Edit("\"rows\" : 1,", "\"rows\" : 1, \"rows\" : 1,", "Duplicate"));
    edits.add(new Edit("\"index\" : 0", "\"index\" : 5000000000", "].index must be"));
    edits.add(new Edit("\"kind\" : \"ROWS\"", "\"kind\" : 1", "].kind must be"));
    edits.add(new Edit("\"kind\" : \"PRE_DATA\"", "\"kind\" : \"ROWS\"", "wrong kind"));
    edits.add(new Edit("\"startedAt\" : \"", "\"startedAt\" : \"x", "startedAt must be a time"));
    edits.add(
        new Edit("\"finishedAt\" : \"[^\"]*", "\"finishedAt\" : \"2026-02-30T", "finishedAt"));
    edits.add(new Edit("\"runId\" : \"", "\"runId\" : \"x", "runId must be a run's id"));
    edits.add(new Edit("\"roles\" : \\[", "\"roles\" : [ null,", "roles[0] must be a text"));
    edits.add(new Edit("\"applied\" : \\[ \\{", "\"applied\" : [ 7, {", "applied[0] must be"));
    edits.add(new Edit("\"tool\"", "\"toll\"", "tool is missing"));
    edits.add(new Edit("\"roles\"", "\"more\" : 1, \"roles\"", "more is not known"));
    edits.add(new Edit("\"000-pre.sql", "\"../000-pre.sql", "is not in the backup's folder"));
    edits.add(new Edit("\"000-pre.sql", "\"001-pre.sql", "is of no kind that is called so"));
    edits.add(new Edit("words.p0.sql.zst", "notes.p0.sql.zst", "notes.p0.sql.zst twice"));
    edits.add(
        new Edit("words.p0(.*?\"index\" : )0", "words.p1$11", "p0 of the rows of public.words"));
    edits.add(
        new Edit(
            "(\\{[^{}]*\"table\" : \")words(\"[^{}]*\\})",
            "$1words$2, {\"file\" : \"100-again.p0.sql.zst\", \"kind\" : \"ROWS\", \"schema\" :"
                + " \"public\", \"table\" : \"words\", \"index\" : 0, \"rows\" : 1, \"bytes\" : 1,"
                + " \"sha256\" : \"0\", \"storedBytes\" : 1, \"storedSha256\" : \"0\"}"
                    .replace("\"0\"", '"' + "0".repeat(64) + '"'),
            "the file p0 of the rows of public.words twice"));
    for (String kind : List.of("POST_DATA", "SEQUENCES", "LARGE_OBJECTS")) {
      edits.add(
          new Edit(
              ", \\{[^{}]*\"kind\" : \"" + kind + "\"[^{}]*\\}",
              "",
              "it names no file of " + kind));
    }
    edits.add(new Edit("(?s).*", "[]", "it is no object of JSON"));
    edits.add(new Edit("(?s).*", "[".repeat(100_000), "it is no object of JSON"));
    return edits;
  }

  @Test
  void whateverIsWrongIsNamedAndNothingIsTouched() throws Exception {
    List<String> before = target.catalogue();
    for (Edit edit : edits()) {
      String changed = text.replaceFirst("(?s)" + edit.from, edit.to);
      assertThat(changed).as(edit.toString()).isNotEqualTo(text);
      Files.writeString(manifest, changed);
      Result verified = project.run("verify-backup", uri, "--quick");
      assertThat(verified.exitCode()).as(edit + verified.err()).isEqualTo(ExitCode.FOUND);
      assertThat(verified.out())
          .contains("manifest.json: cannot be read as a manifest: ", edit.said);
      refused(restore(uri, "--clean"), before, "cannot be read as a manifest: ", edit.said);
      Map<String, Object> listed = first(done("backups", "--json").json().get("backups"));
      assertThat(listed).containsEntry("state", "damaged");
      assertThat(String.valueOf(listed.get("problem"))).contains(edit.said);
    }
    assertThat(each(done("backups", "--prune", "--json").json().get("backups"), "delete"))
        .containsExactly(false);
  }

  @Test
  void aFolderThatIsCalledLikeABackupAndIsNoneIsNamed() throws Exception {
    String name = "99999999_999999-00000000-0000-0000-0000-000000000000";
    Path strange = Files.createDirectory(folder(uri).resolveSibling(name));
    Files.writeString(strange.resolve("x"), "x");
    Files.createDirectory(folder(uri).resolveSibling("20250230_120000" + name.substring(15)));
    Files.writeString(
        folder(uri).resolveSibling("20250230_120000" + name.substring(15) + "/y"), "");
    Result listed = done("backups");
    assertThat(listed.out()).contains("strange", name, "Its name tells no time");
    assertThat(each(done("backups", "--json").json().get("backups"), "state"))
        .containsExactlyInAnyOrder("complete", "strange", "strange");
    assertThat(done("verify-backup", "latest", "--quick", "--json").json())
        .containsEntry("backup", uri);
    assertThat(done("backups", "--prune", "--execute").out()).contains("cannot be judged");
    assertThat(strange).isNotEmptyDirectory();
  }

  /** Only the folder itself is looked at, and no link is followed. */
  @Test
  void aFolderOfMuchElseIsNoBackup() throws Exception {
    Files.createSymbolicLink(store.resolve("all"), Path.of("/"));
    Files.createSymbolicLink(folder(uri).resolveSibling("up"), store);
    for (String place : List.of("/proc", "/", store.toString(), "/dev")) {
      Result result = project.run("verify-backup", place + (place.equals("/") ? "tmp" : ""));
      assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(result.err()).startsWith("slipway: There is no backup in file:");
    }
    assertThat((List<?>) done("backups", "--json").json().get("backups")).hasSize(1);
  }
}
