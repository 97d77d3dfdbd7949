package dev.slipway.testing.function;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.slipway.testing.aws.SecretsManagerServer;
import dev.slipway.testing.function.LambdaProcess.Function;
import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.process.ClassArchive;
import dev.slipway.testing.s3.S3Server;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The archive of the classes that functions of one jar load, beside the jar: of one that finds its
 * credentials in a secret and its migrations in a bucket, and is asked by a deploy.
 */
final class FunctionTraining {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String SECRET = "training";

  private FunctionTraining() {}

  /** The same function with the archive of its jar, made now if there is none. */
  static Function withArchive(Function function) {
    Path jar = function.code().toAbsolutePath();
    List<String> flags =
        ClassArchive.flags(
            jar, LambdaProcess.classPath(jar), archiving -> train(with(function, archiving)));
    return with(function, flags);
  }

  private static Function with(Function function, List<String> flags) {
    return function.withJvmFlags(
        Stream.concat(function.jvmFlags().stream(), flags.stream()).toArray(String[]::new));
  }

  private static void train(Function function) throws IOException {
    try (PgDatabase database = PgDatabase.open();
        SecretsManagerServer secrets = new SecretsManagerServer();
        RuntimeApi api = new RuntimeApi();
        LambdaProcess process =
            LambdaProcess.start(api, function.withEnvironment(environment(database, secrets)))) {
      for (String event : events()) {
        Response response = api.invoke(event, LIMIT);
        if (response.kind() != Kind.RESPONSE) {
          throw new AssertionError("trained with " + event + ", a function answers " + response);
        }
      }
      process.end(LIMIT);
    }
  }

  private static List<String> events() throws IOException {
    String deploy = JSON.std.asString(DeployEvents.create(Map.of("propertiesVersion", "1")));
    return List.of("{\"action\":\"up\"}", "{\"action\":\"status\"}", deploy);
  }

  private static Map<String, String> environment(
      PgDatabase database, SecretsManagerServer secrets) {
    secrets.put(
        SECRET,
        "{\"username\":\"%s\",\"password\":\"%s\",\"host\":\"127.0.0.1\",\"port\":%d,\"dbname\":\"%s\"}"
            .formatted(database.user(), database.password(), database.port(), database.name()));
    byte[] migrations = S3Server.zip(Map.of("001_a.sql", "CREATE TABLE a (id int);"));
    return Map.of(
        "DB_SECRET_ARN",
        SECRET,
        "MIGRATIONS",
        S3Server.put(S3Server.createBucket(), "a.zip", migrations),
        "AWS_ACCESS_KEY_ID",
        "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY",
        "example",
        "AWS_ENDPOINT_URL_S3",
        S3Server.endpoint(),
        "AWS_ENDPOINT_URL_SECRETS_MANAGER",
        secrets.endpoint());
  }
}
