package dev.slipway.bench;

import dev.slipway.handler.SlipwayHandler;
import dev.slipway.testing.function.LambdaProcess.Function;
import java.nio.file.Path;
import java.util.Map;

/**
 * One of those that are compared.
 *
 * @param function what to start
 * @param event what to send it
 * @param expected what stands in every right answer
 */
record Contender(String name, Function function, String event, String expected) {

  private static final Path JAR = Path.of(System.getProperty("slipway.lambda.jar"));
  private static final Path FLYWAY_JAR = Path.of(System.getProperty("slipway.bench.flyway.jar"));
  private static final String FLYWAY_VERSION = System.getProperty("slipway.bench.flyway.version");

  /** Our function, asked for the status. */
  static Contender slipway(Map<String, String> variables) {
    return new Contender(
        "Slipway",
        Function.of(JAR, SlipwayHandler.class.getName()).withEnvironment(variables),
        "{\"action\":\"status\"}",
        "\"outcome\":\"UP_TO_DATE\"");
  }

  /** The function that asks Flyway. */
  static Contender flyway(Map<String, String> variables) {
    return new Contender(
        "Flyway " + FLYWAY_VERSION,
        Function.of(FLYWAY_JAR, FlywayHandler.class.getName()).withEnvironment(variables),
        "{\"action\":\"info\"}",
        "\"pending\":[]");
  }

  /** The same with more flags for the JVM. */
  Contender withJvmFlags(String... flags) {
    return new Contender(name, function.withJvmFlags(flags), event, expected);
  }
}
