package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.aws.SecretsManagerServer;
import dev.slipway.testing.function.LambdaProcess;
import dev.slipway.testing.function.LoadedClasses;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which classes {@code status} loads: each one costs time in a cold start. */
class LoadedClassesIT extends FunctionTestBase {

  /** A file beside the migrations would be looked at. */
  @TempDir Path elsewhere;

  @Test
  void statusLoadsNoClassThatItDoesNotNeed() {
    LoadedClasses classes = status(variables());
    assertThat(classes.names())
        .contains(SlipwayHandler.class.getName(), "org.postgresql.Driver")
        .noneMatch(
            name ->
                name.matches(
                    "(software\\.amazon\\.awssdk\\.(?!utilslite)|picocli|io\\.zonky|org\\.slf4j"
                        + "|org\\.junit|dev\\.slipway\\.(cli|embedded)|dev\\.slipway\\.text"
                        + "|dev\\.slipway\\.action\\.(?!status\\.)[a-z]+\\."
                        + "|dev\\.slipway\\.action\\..*Text).*"));
    assertThat(classes.others()).isLessThanOrEqualTo(178);
    System.out.println("status in the function loads " + classes);
  }

  @Test
  void statusWithASecretLoadsNoOtherClientThanThatOfSecretsManager() {
    try (SecretsManagerServer secrets = new SecretsManagerServer()) {
      secrets.put(
          "app", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(db.user(), db.password()));
      LoadedClasses classes = status(secretVariables(secrets));
      assertThat(classes.names())
          .contains("software.amazon.awssdk.services.secretsmanager.SecretsManagerClient")
          .noneMatch(name -> name.matches("software\\.amazon\\.awssdk\\.services\\.(?!secrets).*"));
      assertThat(classes.others()).isLessThanOrEqualTo(205);
      System.out.println("status with a secret loads " + classes);
    }
  }

  private LoadedClasses status(Map<String, String> variables) {
    file("001_words.sql", "CREATE TABLE words (id int);");
    Path list = elsewhere.resolve("classes.txt");
    try (LambdaProcess process = start(variables, LoadedClasses.flag(list))) {
      assertThat(answer("{\"action\":\"status\"}")).containsEntry("outcome", "PENDING");
      assertThat(process.isAlive()).isTrue();
    }
    return LoadedClasses.of(jar(), list);
  }

  private Map<String, String> secretVariables(SecretsManagerServer secrets) {
    Map<String, String> variables = variables();
    variables.remove("DATABASE_URL");
    variables.putAll(
        Map.of(
            "DB_SECRET_ARN", "app",
            "DB_HOST", "127.0.0.1",
            "DB_PORT", Integer.toString(db.port()),
            "DB_NAME", db.name(),
            "METRICS", "emf",
            "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "example",
            "AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.endpoint()));
    return variables;
  }
}
