package dev.slipway.simulator;

import dev.slipway.testing.function.LambdaProcess;
import dev.slipway.testing.function.LambdaProcess.Function;
import dev.slipway.testing.function.RuntimeApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
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
      Function function = Function.of(kept(code.path()), code.handler()).withEnvironment(variables);
      return new Environment(api, LambdaProcess.start(api, function.withArchive()));
    }
  }

  /**
   * The jar in one place, whatever stack it is of: JVMs share what they know of it by its place.
   */
  private static Path kept(Path jar) {
    try {
      byte[] content = Files.readAllBytes(jar);
      Path places = Files.createDirectories(Path.of("target", "code")).toAbsolutePath();
      Path place = places.resolve(UUID.nameUUIDFromBytes(content) + ".jar");
      if (Files.notExists(place)) {
        Path copy = Files.write(Files.createTempFile(places, "copy", null), content);
        Files.move(copy, place, StandardCopyOption.ATOMIC_MOVE);
      }
      return place;
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
