package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.slipway.testing.function.LambdaProcess;
import dev.slipway.testing.function.LambdaProcess.Function;
import dev.slipway.testing.function.RuntimeApi;
import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The shaded jar under the real runtime client, with a database and a folder of migrations. */
abstract class FunctionTestBase {

  static final Duration LIMIT = Duration.ofSeconds(60);

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  final RuntimeApi api = new RuntimeApi();

  @AfterEach
  void stopApi() {
    api.close();
  }

  static Path jar() {
    return Path.of(System.getProperty("slipway.lambda.jar"));
  }

  Map<String, String> variables() {
    return new TreeMap<>(Map.of("DATABASE_URL", db.url(), "MIGRATIONS", folder.toString()));
  }

  LambdaProcess start(Map<String, String> variables, String... jvmFlags) {
    Function function =
        Function.of(jar(), SlipwayHandler.class.getName()).withEnvironment(variables);
    return LambdaProcess.start(
        api, jvmFlags.length == 0 ? function.withArchive() : function.withJvmFlags(jvmFlags));
  }

  /** The handler from the classes of the tests, which need no jar. */
  LambdaProcess startFromClasses(Map<String, String> variables, String... flags) {
    String[] all =
        Stream.concat(Stream.of("-cp", System.getProperty("java.class.path")), Arrays.stream(flags))
            .toArray(String[]::new);
    return LambdaProcess.start(
        api,
        Function.of(Path.of("target", "classes"), SlipwayHandler.class.getName())
            .withEnvironment(variables)
            .withJvmFlags(all));
  }

  void file(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The report of an invocation that must succeed. */
  Map<String, Object> answer(String event) {
    Response response = api.invoke(event, LIMIT);
    assertThat(response.kind()).as(response.toString()).isEqualTo(Kind.RESPONSE);
    return json(response.body());
  }

  static Map<String, Object> json(String text) {
    try {
      return JSON.std.mapFrom(text);
    } catch (IOException e) {
      throw new AssertionError("no JSON object: " + text, e);
    }
  }

  /** Lines of the log, each of which must be one JSON object. */
  static List<Map<String, Object>> log(LambdaProcess process) {
    return process.stdoutLines().stream().map(FunctionTestBase::json).toList();
  }
}
