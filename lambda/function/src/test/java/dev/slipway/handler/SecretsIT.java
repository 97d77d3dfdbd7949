package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.DeployFramework.Answer;
import dev.slipway.testing.function.LambdaProcess;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Tests deploys whose credentials change, are wrong, or cannot be read. */
class SecretsIT extends DeployTestBase {

  @Test
  void aRightThatArrivesSomeSecondsAfterTheDeployBeganIsWaitedFor() {
    deny(3);
    startFunction();
    created(files("001_words.sql", WORDS));
    assertThat(secrets.calls()).isEqualTo(4);
  }

  @Test
  void aSecretThatCannotBeReadFailsTheFirstCallOnly() {
    // One for reading ahead, five for the first call.
    deny(6);
    startFunction();
    Answer create = create(files("001_words.sql", WORDS));
    assertThat(create.success()).isFalse();
    assertThat(create.reason())
        .startsWith(
            "The database's secret cannot be read (AccessDeniedException: not authorized). ")
        .contains("DB_SECRET_ARN: " + SECRET);
    assertThat(create(files("001_words.sql", WORDS)).success()).isTrue();
  }

  @Test
  void aSecretThatCouldNotBeReadWhileStartingIsReadByTheFirstCall() {
    secrets.failNext(400, "DecryptionFailure", "not yet");
    startFunction();
    created(files("001_words.sql", WORDS));
  }

  @Test
  void aPasswordThatTheSecretHasLaterThanTheDatabaseIsWaitedFor() {
    secrets.put(SECRET, secret(db.password() + "x"));
    LambdaProcess function = startFunction();
    CompletableFuture<Answer> create =
        CompletableFuture.supplyAsync(() -> create(files("001_words.sql", WORDS)));
    function.awaitOutput("(28P01), trying again", LIMIT);
    secrets.put(SECRET, secret(db.password()));
    succeeded(create.join());
  }

  @Test
  void whateverGoesWrongThePasswordIsNotShown() throws Exception {
    Map<String, String> files = files("001_words.sql", WORDS, "002_no.sql", "SELECT grosse;");
    secrets.put(SECRET, "{\"username\":\"app\",\"password\":\"" + db.password() + "\",");
    startFunction();
    assertThat(create(files).reason()).contains("names a secret that is no JSON object");
    secrets.put(SECRET, secret(db.password() + "x"));
    restartFunction();
    assertThat(create(files).reason()).contains("was not accepted", "28P01");
    secrets.put(SECRET, secret(db.password()).replace(db.name(), "none"));
    restartFunction();
    assertThat(create(files).reason()).contains("Database none does not exist");
    secrets.put(SECRET, secret(db.password()));
    restartFunction();
    assertThat(create(files).reason()).contains("column \"grosse\" does not exist");
    assertThat(db.queryString("SELECT string_agg(message, ' ') FROM schema_migration_runs"))
        .contains("grosse")
        .doesNotContain(db.password());
  }

  private void deny(int times) {
    for (int i = 0; i < times; i++) {
      secrets.failNext(400, "AccessDeniedException", "not authorized");
    }
  }
}
