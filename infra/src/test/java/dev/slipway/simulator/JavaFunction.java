package dev.slipway.simulator;

import dev.slipway.testing.function.LambdaProcess;
import dev.slipway.testing.function.LambdaProcess.Function;
import dev.slipway.testing.function.RuntimeApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Our function: an invocation takes an environment that is idle, or starts one, so that two at once
 * run side by side and one after a crash starts anew, as in Lambda.
 */
final class JavaFunction implements AutoCloseable {

  private final Code code;
  private final Map<String, String> surroundings;
  private final Queue<Environment> idle = new ConcurrentLinkedQueue<>();
  private final Queue<Environment> all = new ConcurrentLinkedQueue<>();

  private record Environment(RuntimeApi api, LambdaProcess process) {

    static Environment start(Code code, Map<String, String> variables) {
      RuntimeApi api = new RuntimeApi();
      Function function =
          Function.of(built(code.path()), code.handler()).withEnvironment(variables);
      return new Environment(api, LambdaProcess.start(api, function.withArchive()));
    }
  }

  /**
   * The jar of the build, of which the CDK has made a copy for each stack: JVMs share what they
   * know of a jar by its place.
   */
  private static Path built(Path jar) {
    Path built = Path.of(System.getProperty("slipway.lambda.jar"));
    try {
      return Files.mismatch(jar, built) < 0 ? built : jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A function with these variables beside those of its template. */
  JavaFunction(Code code, Map<String, String> surroundings) {
    this.code = code;
    this.surroundings = surroundings;
  }

  boolean runs(Code other) {
    return code.equals(other);
  }

  Outcome invoke(String event) {
    Environment environment = idle.poll();
    if (environment == null) {
      environment = start();
    }
    Outcome outcome = Outcome.of(environment.api.invoke(event, code.timeout()));
    if (environment.process.isAlive()) {
      idle.add(environment);
    }
    return outcome;
  }

  private Environment start() {
    Map<String, String> variables = new HashMap<>(surroundings);
    variables.putAll(code.variables());
    Environment started = Environment.start(code, variables);
    all.add(started);
    return started;
  }

  /** How many environments were started so far. */
  int environments() {
    return all.size();
  }

  /** Kills every environment, whatever it is doing. */
  void kill() {
    idle.clear();
    all.forEach(environment -> environment.process.kill());
  }

  /** Whatever it has printed. */
  List<String> output() {
    return all.stream()
        .map(Environment::process)
        .flatMap(it -> Stream.concat(it.stdoutLines().stream(), it.stderrLines().stream()))
        .toList();
  }

  @Override
  public void close() {
    kill();
    all.forEach(environment -> environment.api.close());
  }
}
