package dev.slipway.testing.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.LambdaProcess.Function;
import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests {@link RuntimeApi} and {@link LambdaProcess}. */
class RuntimeApiTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final RuntimeApi api = new RuntimeApi();
  private final Function toy = Function.of(testClasses(), ToyHandler.class.getName());

  @AfterEach
  void stopApi() {
    api.close();
  }

  @Test
  void handsOutEventsAndGivesAnswersBack() {
    try (LambdaProcess process = LambdaProcess.start(api, toy)) {
      Response response = api.invoke("{\"text\":\"grüße\"}", LIMIT);
      assertThat(response.kind()).isEqualTo(Kind.RESPONSE);
      assertThat(response.body()).isEqualTo("{\"text\":\"grüße\"}");
      process.awaitOutput("got {\"text\":\"grüße\"}", LIMIT);
      int remaining = Integer.parseInt(api.invoke("\"remaining\"", LIMIT).body());
      assertThat(remaining).isBetween(20_000, 30_000);
    }
  }

  @Test
  void reportsWhatTheHandlerThrew() {
    try (LambdaProcess process = LambdaProcess.start(api, toy)) {
      Response response = api.invoke("\"fail\"", LIMIT);
      assertThat(response.kind()).isEqualTo(Kind.ERROR);
      assertThat(response.errorType()).isEqualTo("java.lang.IllegalArgumentException");
      assertThat(response.errorMessage()).isEqualTo("no \"such\"\nthing: ü");
      assertThat(response.stackTrace().get(0)).contains("ToyHandler.answer");
      assertThat(api.invoke("1", LIMIT).body()).isEqualTo("1");
      assertThat(process.isAlive()).isTrue();
    }
  }

  @Test
  void functionSeesItsEnvironmentAndFlagsOnly() {
    Function function = toy.withEnvironment(Map.of("TOY", "a")).withJvmFlags("-Dtoy=b");
    try (LambdaProcess process = LambdaProcess.start(api, function)) {
      assertThat(api.invoke("\"environment\"", LIMIT).body()).isEqualTo("\"ab\"");
      assertThat(process.stderrLines()).isEmpty();
    }
  }

  @Test
  void reportsFailedInitialisation() {
    Function function = toy.withEnvironment(Map.of("TOY_INIT", "fail"));
    try (LambdaProcess process = LambdaProcess.start(api, function)) {
      Response response = api.invoke("1", LIMIT);
      assertThat(response.kind()).isEqualTo(Kind.INIT_ERROR);
      assertThat(response.errorMessage()).isEqualTo("cannot initialise");
      assertThat(process.isAlive()).isFalse();
      assertThat(api.invoke("1", LIMIT)).isEqualTo(response);
    }
  }

  @Test
  void anotherProcessGoesOnAfterOneHasExited() {
    try (LambdaProcess process = LambdaProcess.start(api, toy)) {
      Response response = api.invoke("\"exit\"", LIMIT);
      assertThat(response.kind()).isEqualTo(Kind.EXITED);
      assertThat(response.errorMessage()).endsWith("code 3");
      assertThat(process.isAlive()).isFalse();
    }
    try (LambdaProcess process = LambdaProcess.start(api, toy)) {
      assertThat(api.invoke("1", LIMIT).body()).isEqualTo("1");
      assertThat(process.isAlive()).isTrue();
    }
  }

  @Test
  void killedProcessEndsTheInvocation() {
    try (LambdaProcess process = LambdaProcess.start(api, toy)) {
      CompletableFuture<Response> response =
          CompletableFuture.supplyAsync(() -> api.invoke("\"sleep\"", LIMIT));
      process.awaitOutput("got \"sleep\"", LIMIT);
      process.kill();
      assertThat(response.join().kind()).isEqualTo(Kind.EXITED);
    }
  }

  @Test
  void processIsKilledWhenItsTimeIsOver() {
    try (LambdaProcess process = LambdaProcess.start(api, toy)) {
      Response response = api.invoke("\"sleep\"", Duration.ofMillis(200));
      assertThat(response.kind()).isEqualTo(Kind.TIMED_OUT);
      assertThat(response.errorMessage()).endsWith("Task timed out after 200 ms");
      assertThat(process.isAlive()).isFalse();
    }
  }

  private static Path testClasses() {
    try {
      return Path.of(ToyHandler.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
