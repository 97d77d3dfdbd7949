package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.DeployFramework.Answer;
import dev.slipway.testing.function.LambdaProcess;
import dev.slipway.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assumptions;
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

  /** What has ended a session is asked in another, which logs in with the next password. */
  @Test
  void aPasswordThatIsRotatedInTheMiddleOfARunIsReadAgain() throws Exception {
    Assumptions.assumeTrue(PostgresServer.majorVersion() >= 17, "transaction_timeout is new in 17");
    asSuperuser("CREATE ROLE rotated LOGIN PASSWORD '" + db.password() + "' IN ROLE " + db.user());
    try {
      String secret = secret(db.password()).replace(db.user(), "rotated");
      secrets.put(SECRET, secret);
      startFunction();
      created(files("001_words.sql", WORDS));
      secrets.put(SECRET, secret.replace(db.password(), "the next one"));
      Map<String, String> files =
          files(
              "001_words.sql",
              WORDS,
              "002_rotation.sql",
              "ALTER ROLE rotated PASSWORD 'the next one';",
              "003_long.sql",
              "SET transaction_timeout = '50ms';\nSELECT pg_sleep(60);");
      assertThat(failed(create(files)).reason())
          .contains("transaction_timeout is set by what ran in the session (25P04).");
    } finally {
      asSuperuser("DROP OWNED BY rotated; DROP ROLE rotated");
    }
  }

  private void asSuperuser(String sql) throws SQLException {
    try (Connection connection = db.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
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
