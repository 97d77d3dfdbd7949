package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.aws.AwsProperties;
import dev.slipway.testing.aws.KmsServer;
import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests backups that a key of KMS signs. */
class KmsBackupKeyTest extends RestoreTestBase {

  private static final String KEY = "arn:aws:kms:eu-west-3:111122223333:key/backups";
  private static final String OTHER = "alias/another";
  private static final KmsServer KMS = new KmsServer();

  @RegisterExtension
  static final AwsProperties AWS = AwsProperties.of("aws.endpointUrlKms", KMS::endpoint);

  @BeforeEach
  void makeKeys() {
    KMS.forget();
    KMS.add(KEY);
    KMS.add(OTHER);
  }

  @AfterAll
  static void stopServer() {
    KMS.close();
  }

  private Project withKey(String key) {
    return project.with("BACKUP_KEY", key);
  }

  private String backUpWith(String key) {
    return String.valueOf(withKey(key).run("backup", "--json").json().get("backup"));
  }

  @Test
  void whatKmsSignedIsTakenWithTheSameKeyOnly() throws Exception {
    done("up");
    String uri = backUpWith(KEY);
    assertThat(folder(uri).resolve("manifest.json.hmac")).content().matches("[0-9a-f]{64}\n");
    assertThat(withKey(KEY).run("verify-backup", uri).out()).contains("Whole: ", "It is signed.");
    for (String other : new String[] {OTHER, "a secret of somebody else"}) {
      Result refused = withKey(other).on(target.url()).run("restore", uri);
      assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(refused.err()).contains("it was signed with another key than BACKUP_KEY");
    }
    Path manifest = folder(uri).resolve("manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replace("\"rows\" : 1,", "\"rows\" : 2,"));
    assertThat(withKey(KEY).run("verify-backup", uri).exitCode()).isEqualTo(ExitCode.FOUND);
    Files.writeString(manifest, text);
    succeeded(withKey(KEY).on(target.url()).run("restore", "latest:" + db.name()));
  }

  @Test
  void whatIsNotSignedIsRefused() {
    done("up");
    Result refused = withKey(KEY).on(target.url()).run("restore", backUp());
    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(refused.err()).contains("it is not signed, and BACKUP_KEY is set");
    assertThat(KMS.calls()).isEmpty();
  }

  @Test
  void aKeyThatCannotSignIsToldBeforeAnythingIsWritten() {
    done("up");
    KMS.failNext(1, 400, "DisabledException", KEY + " is disabled.");
    Result failed = withKey(KEY).run("backup", "--json");
    assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(String.valueOf(failed.json().get("message")))
        .startsWith("No backup was taken of ")
        .contains(": The key " + KEY + " cannot sign (DisabledException: " + KEY + " is disabled.)")
        .endsWith(
            ". Nothing was written. Next: enable it (aws kms enable-key --key-id ID), and back up"
                + " again.");
    assertThat((Iterable<?>) done("backups", "--json").json().get("backups")).isEmpty();
  }

  @Test
  void aKeyThatStopsSigningMeanwhileLeavesNoBackup() {
    done("up");
    KMS.add("alias/short-lived");
    KMS.failAfter(1, 400, "KMSInvalidStateException", "it is pending deletion.");
    Result failed = withKey("alias/short-lived").run("backup");
    assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(failed.err())
        .contains(
            "failed while finishing: The key alias/short-lived cannot sign",
            "It has no manifest and does not count. Its files were deleted",
            "cancel its deletion");
    assertThat((Iterable<?>) done("backups", "--json").json().get("backups")).isEmpty();
  }

  /** What cannot be checked is not called damaged, and not deleted as such. */
  @Test
  void aKeyThatCannotBeAskedIsNoDamage() {
    done("up");
    String uri = backUpWith(KEY);
    for (String[] command :
        new String[][] {
          {"verify-backup", uri}, {"backups"}, {"backups", "--prune", "--execute"}, {"restore", uri}
        }) {
      KMS.failNext(1, 400, "DisabledException", "off");
      Project asked = withKey(KEY);
      Result failed = (command[0].equals("restore") ? asked.on(target.url()) : asked).run(command);
      assertThat(failed.exitCode()).as(failed.out()).isEqualTo(ExitCode.FAILED);
      assertThat(failed.err())
          .contains(
              "It cannot be seen whether the key " + KEY + " has signed",
              "Nothing was changed. Next: enable it");
      KMS.forget();
    }
    Map<String, Object> verified = withKey(KEY).run("verify-backup", uri, "--json").json();
    assertThat(verified).containsEntry("outcome", "DONE").containsEntry("signed", true);
  }

  @Test
  void upThatCannotSignItsBackupChangesNothing() throws Exception {
    project = project.with("ENVIRONMENT", "prod");
    done("up", "--no-backup");
    addColumn();
    KMS.failNext(1, 400, "DisabledException", "off");
    Result failed = withKey(KEY).run("up");
    assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(failed.err()).contains("cannot sign (DisabledException: off)", "enable it");
    assertThat(done("status", "--json").json()).containsEntry("outcome", "PENDING");
    assertThat(withKey(KEY).run("up").exitCode()).isZero();
  }

  private void addColumn() {
    project.file("20250102_120000_more.sql", "ALTER TABLE words ADD more int;");
  }
}
