package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.DeployFramework.Answer;
import dev.slipway.testing.function.LambdaProcess;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the shapes in which a secret comes, and that a broken one can be mended at any time. */
class SecretShapesIT extends DeployTestBase {

  private static final String NO_JSON =
      "DB_SECRET_ARN: names a secret that is no JSON object; it must be like"
          + " {\"username\":...,\"password\":...}";
  private static final String STATUS = "{\"action\":\"status\"}";

  @Test
  void everyKnownShapeIsRead() {
    Map<String, String> elsewhere = variables();
    elsewhere.put("DB_HOST", "127.0.0.1");
    elsewhere.put("DB_PORT", String.valueOf(db.port()));
    elsewhere.put("DB_NAME", db.name());
    // RDS manages the login only.
    readsWith(elsewhere, "{\"username\":\"%s\",\"password\":\"%s\"}");
    // The CDK generates all of it, and has keys of its own.
    readsWith(
        variables(),
        ("{\"dbClusterIdentifier\":\"shop\",\"password\":\"%2$s\",\"engine\":\"postgres\",\"port\":"
                + db.port()
                + ",\"host\":\"127.0.0.1\",\"username\":\"%1$s\",\"dbname\":\""
                + db.name())
            + "\"}");
    // Texts for numbers, nothing for a name, and what others keep beside it.
    Map<String, String> named = variables();
    named.put("DB_NAME", db.name());
    readsWith(
        named,
        "{\"username\":\"%s\",\"password\":\"%s\",\"host\":\"127.0.0.1\",\"port\":\""
            + db.port()
            + "\",\"dbname\":null,\"masterarn\":\"arn:x\",\"tags\":[1,{\"a\":true}]}");
  }

  @Test
  void aBrokenSecretIsToldWithoutItUntilItIsMended() {
    startWith(variables());
    String password = db.password();
    failsWith("{\"username\":\"app\",\"password\":\"" + password + "\"", NO_JSON);
    failsWith(password, NO_JSON);
    failsWith("\"" + password + "\"", NO_JSON);
    failsWith("[\"" + password + "\"]", NO_JSON);
    failsWith("", NO_JSON);
    failsWith("{\"username\":\"app\"}", "names a secret without the field \"password\"");
    failsWith("{\"username\":\"app\",\"password\":\"\"}", "without the field \"password\"");
    failsWith("{\"password\":\"" + password + "\"}", "without the field \"username\"");
    failsWith(
        "{\"username\":\"app\",\"password\":\"" + password + "\"}", "DB_HOST: the host is missing");
    secrets.put(SECRET, secret(password));
    assertThat(answer(STATUS)).containsEntry("outcome", "UP_TO_DATE");
  }

  @Test
  void aDeployTellsItOnItsFirstLine() {
    secrets.put(SECRET, "{\"username\":\"app\"}");
    startFunction();
    Answer create = create(files("001_words.sql", WORDS));
    assertThat(create.success()).isFalse();
    assertThat(create.reason().lines().findFirst().orElseThrow())
        .contains("DB_SECRET_ARN: names a secret without the field \"password\"");
    secrets.put(SECRET, secret(db.password()));
    created(files("001_words.sql", WORDS));
  }

  private void readsWith(Map<String, String> variables, String shape) {
    secrets.put(SECRET, shape.formatted(db.user(), db.password()));
    try (LambdaProcess process = startWith(variables)) {
      assertThat(answer(STATUS)).containsEntry("database", db.name());
      assertThat(process.isAlive()).isTrue();
    }
  }

  private void failsWith(String secret, String problem) {
    secrets.put(SECRET, secret);
    assertThat(api.invoke(STATUS, LIMIT).errorMessage())
        .startsWith("The configuration is wrong:\n")
        .contains(problem)
        .endsWith("Nothing was done.");
  }

  private LambdaProcess startWith(Map<String, String> variables) {
    file("001_other.sql", "-- slipway: environments=other\nSELECT 1;");
    variables.put("MIGRATIONS", folder.toString());
    return remember(start(variables));
  }
}
