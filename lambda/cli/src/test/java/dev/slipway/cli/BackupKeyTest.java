package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.text.Wording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests backups that are signed with BACKUP_KEY. */
class BackupKeyTest extends RestoreTestBase {

  private static final String KEY = "correct horse battery staple";

  private Project withKey(String key) {
    return project.with("BACKUP_KEY", key);
  }

  private Map<String, Object> listed(Project with) {
    return first(with.run("backups", "--json").json().get("backups"));
  }

  private void isRefused(Project with, String uri, String why) throws Exception {
    Result verified = with.run("verify-backup", uri);
    assertThat(verified.exitCode()).isEqualTo(ExitCode.FOUND);
    assertThat(verified.out()).contains("manifest.json: cannot be trusted: " + why);
    Result restored = with.on(target.url()).run("restore", uri);
    assertThat(restored.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(restored.err()).contains("cannot be trusted: " + why);
    assertThat(target.rows("SELECT 1 FROM pg_tables WHERE schemaname = 'public'")).isEmpty();
    assertThat(with.run("verify-backup", "latest").exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(listed(with)).containsEntry("state", "damaged");
    for (Result result : List.of(verified, restored)) {
      assertThat(result.out() + result.err()).doesNotContain(KEY);
    }
  }

  @Test
  void whatIsSignedIsTakenWithTheSameKeyOnly() throws Exception {
    done("up");
    String uri = String.valueOf(withKey(KEY).run("backup", "--json").json().get("backup"));
    assertThat(folder(uri).resolve("manifest.json.hmac")).content().matches("[0-9a-f]{64}\n");
    assertThat(withKey(KEY).run("verify-backup", uri).out()).contains("Whole: ", "It is signed.");
    assertThat(listed(withKey(KEY))).containsEntry("signed", true);
    assertThat(withKey(KEY).run("backups").out()).contains(", signed");
    isRefused(withKey(KEY + "!"), uri, "it was signed with another key than BACKUP_KEY");
    Map<String, Object> unchecked = done("verify-backup", uri, "--json").json();
    assertThat(unchecked).containsEntry("outcome", "DONE").containsEntry("signed", true);
    succeeded(withKey(KEY).on(target.url()).run("restore", uri));
  }

  @Test
  void whatIsNotSignedOrWasChangedIsRefused() throws Exception {
    done("up");
    String uri = backUp();
    assertThat(done("verify-backup", uri, "--json").json()).containsEntry("signed", false);
    isRefused(withKey(KEY), uri, "it is not signed, and BACKUP_KEY is set");
    Path seal = folder(uri).resolve("manifest.json.hmac");
    for (String text : List.of("", "00", "x".repeat(100_000))) {
      Files.writeString(seal, text);
      isRefused(withKey(KEY), uri, "it was signed with another key than BACKUP_KEY, or changed");
    }
  }

  @Test
  void aSealIsOfOneManifest() throws Exception {
    done("up");
    Project signing = withKey(KEY);
    String first = String.valueOf(signing.run("backup", "--json").json().get("backup"));
    Path manifest = folder(first).resolve("manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replace("\"rows\" : 1,", "\"rows\" : 2,"));
    isRefused(signing, first, "it was signed with another key than BACKUP_KEY, or changed since");
    Files.writeString(manifest, text);
    assertThat(signing.run("verify-backup", first).exitCode()).isZero();
    db.execute("INSERT INTO words VALUES (2, 'more')");
    String second = String.valueOf(signing.run("backup", "--json").json().get("backup"));
    Files.copy(
        folder(second).resolve("manifest.json.hmac"),
        folder(first).resolve("manifest.json.hmac"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(signing.run("verify-backup", first).exitCode()).isEqualTo(ExitCode.FOUND);
  }

  /** One number, wherever it is told. */
  @Test
  void aBackupHasOneSize() throws Exception {
    done("up");
    Map<String, Object> taken = withKey(KEY).run("backup", "--json").json();
    String uri = String.valueOf(taken.get("backup"));
    long files;
    try (var all = Files.list(folder(uri))) {
      files = all.mapToLong(file -> file.toFile().length()).sum();
    }
    Object size = Math.toIntExact(files);
    assertThat(taken).containsEntry("bytes", size);
    assertThat(listed(withKey(KEY))).containsEntry("bytes", size);
    assertThat(withKey(KEY).run("verify-backup", uri, "--json").json())
        .containsEntry("bytes", size);
    Project restoring = withKey(KEY).on(target.url());
    assertThat(restoring.run("restore", uri, "--json").json()).containsEntry("bytes", size);
    String shown = Wording.size(files);
    assertThat(withKey(KEY).run("verify-backup", uri).out()).contains(shown);
    assertThat(restoring.run("restore", uri, "--clean").out()).contains(shown);
  }
}
