package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.slipway.testing.aws.SecretsManagerServer;
import dev.slipway.testing.function.DeployEvents;
import dev.slipway.testing.function.DeployFramework;
import dev.slipway.testing.function.DeployFramework.Answer;
import dev.slipway.testing.function.LambdaProcess;
import dev.slipway.testing.function.RuntimeApi.Response;
import dev.slipway.testing.s3.S3Server;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The shaded jar behind the CDK's framework, its credentials in a secret and its migrations in a
 * bucket. Whatever it prints or answers is searched for the password when a test ends.
 */
abstract class DeployTestBase extends FunctionTestBase {

  static final String SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-A1b2C3";

  static final String WORDS = "-- UP\nCREATE TABLE words (id int);\n-- DOWN\nDROP TABLE words;";
  static final String NOTES = "-- UP\nCREATE TABLE notes (id int);\n-- DOWN\nDROP TABLE notes;";
  static final String GOALS = "-- UP\nCREATE TABLE goals (id int);\n-- DOWN\nDROP TABLE goals;";

  final SecretsManagerServer secrets = new SecretsManagerServer();
  final DeployFramework framework = new DeployFramework(this::invoke, LIMIT);
  private final String asset = "assets/" + UUID.randomUUID() + ".zip";
  final String migrations = "s3://" + Bucket.NAME + "/" + asset;
  private final Map<String, byte[]> zips = new HashMap<>();
  private final List<LambdaProcess> processes = new ArrayList<>();
  private final List<String> answers = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void storeSecret() {
    secrets.put(SECRET, secret(db.password()));
  }

  @AfterEach
  void nothingShowsThePassword() {
    secrets.close();
    List<String> shown = new ArrayList<>(answers);
    for (LambdaProcess process : processes) {
      shown.addAll(process.stdoutLines());
      shown.addAll(process.stderrLines());
      process.close();
    }
    String encoded = URLEncoder.encode(db.password(), StandardCharsets.UTF_8);
    assertThat(shown).noneMatch(line -> line.contains(db.password()) || line.contains(encoded));
  }

  String secret(String password) {
    return "{\"username\":\"%s\",\"password\":\"%s\",\"host\":\"127.0.0.1\",\"port\":%d,\"dbname\":\"%s\"}"
        .formatted(db.user(), password, db.port(), db.name());
  }

  @Override
  Map<String, String> variables() {
    return new TreeMap<>(
        Map.of(
            "DB_SECRET_ARN", SECRET,
            "METRICS", "emf",
            "MIGRATIONS", migrations,
            "ON_ROLLBACK", "REVERT",
            "CONNECT_WAIT", "10s",
            "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "example",
            "AWS_ENDPOINT_URL_S3", S3Server.endpoint(),
            "AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.endpoint()));
  }

  /** Starts the function; it ends with the test. */
  LambdaProcess startFunction() {
    return remember(start(variables()));
  }

  /** Starts the function with more variables; it ends with the test. */
  LambdaProcess startFunction(Map<String, String> more) {
    Map<String, String> variables = variables();
    variables.putAll(more);
    return remember(start(variables));
  }

  /** Ends the function and starts another, which reads its secret anew. */
  void restartFunction() {
    restartFunction(variables());
  }

  /** The same with other variables. */
  void restartFunction(Map<String, String> variables) {
    processes.forEach(LambdaProcess::close);
    remember(start(variables));
  }

  /** Files that are nowhere, and a function that is configured to take them from there. */
  Map<String, String> lost(Map<String, String> properties) {
    String nowhere = migrations.replace(".zip", "0.zip");
    Map<String, String> variables = variables();
    variables.put("MIGRATIONS", nowhere);
    restartFunction(variables);
    properties.put("migrationsUrl", nowhere);
    return properties;
  }

  LambdaProcess remember(LambdaProcess process) {
    processes.add(process);
    return process;
  }

  Response invoke(String event, Duration time) {
    Response response = api.invoke(event, time);
    answers.add(response.toString());
    return response;
  }

  /** The answer of an isComplete that is called so long after onEvent. */
  Response later(Map<String, Object> event, Duration after) {
    event.putIfAbsent("PhysicalResourceId", id());
    event.put("Data", Map.of("slipway", Instant.now().minus(after).toString()));
    try {
      return invoke(JSON.std.asString(event), LIMIT);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The properties of a deploy that brings these files: names and texts in turn. */
  Map<String, String> files(String... namesAndTexts) {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    String hash = UUID.randomUUID().toString();
    zips.put(hash, S3Server.zip(files));
    S3Server.put(Bucket.NAME, asset, S3Server.zip(files));
    String head = new ArrayList<>(files.keySet()).get(files.size() - 1).replaceAll("_[a-z].*", "");
    return new TreeMap<>(
        Map.of(
            "propertiesVersion",
            "1",
            "migrationsHash",
            hash,
            "migrationsUrl",
            migrations,
            "headVersion",
            head,
            "onRollback",
            "KEEP",
            "salt",
            UUID.randomUUID().toString()));
  }

  /** A deploy, and a rollback too, changes the function first. */
  void configure(Map<String, String> properties) {
    byte[] zip = zips.get(properties.getOrDefault("migrationsHash", ""));
    if (zip != null) {
      S3Server.put(Bucket.NAME, asset, zip);
    }
  }

  static Map<String, String> reverting(Map<String, String> properties) {
    properties.put("onRollback", "REVERT");
    return properties;
  }

  String id() {
    return "slipway-" + db.name();
  }

  Answer create(Map<String, String> properties) {
    configure(properties);
    return framework.handle(DeployEvents.create(properties));
  }

  Answer update(Map<String, String> properties, Map<String, String> old) {
    configure(properties);
    return framework.handle(DeployEvents.update(id(), properties, old));
  }

  /** A create that must succeed. */
  Map<String, String> created(Map<String, String> properties) {
    Answer answer = create(properties);
    assertThat(answer.success()).as(answer.toString()).isTrue();
    return properties;
  }

  /** An answer that must be a success. */
  static Answer succeeded(Answer answer) {
    assertThat(answer.success()).as(answer.toString()).isTrue();
    return answer;
  }

  /** An answer that must be a failure. */
  static Answer failed(Answer answer) {
    assertThat(answer.success()).as(answer.toString()).isFalse();
    return answer;
  }

  /** The lines of the log that are metrics. */
  static List<Map<String, Object>> metrics(LambdaProcess process) {
    return process.stdoutLines().stream()
        .filter(line -> line.startsWith("{\"_aws\":"))
        .map(FunctionTestBase::json)
        .toList();
  }

  /** The bucket of all tests of one JVM. */
  private static final class Bucket {
    static final String NAME = S3Server.createBucket();
  }
}
