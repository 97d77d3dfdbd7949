package dev.slipway.bench.function;

import dev.slipway.bench.FlywayHandler;
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

  /** Our function, asked for the status. */
  static Contender status(Map<String, String> variables) {
    return slipway(variables, "status", "\"outcome\":\"UP_TO_DATE\"");
  }

  /** Our function, told to bring up what is not. */
  static Contender up(Map<String, String> variables) {
    return slipway(variables, "up", "\"outcome\":\"NOTHING_TO_DO\"");
  }

  /** Flyway's word for the status. */
  static Contender info(Map<String, String> variables) {
    return flyway(variables, "info");
  }

  /** Flyway's word for up. */
  static Contender migrate(Map<String, String> variables) {
    return flyway(variables, "migrate");
  }

  private static Contender slipway(Map<String, String> variables, String action, String expected) {
    Function function = Function.of(JAR, SlipwayHandler.class.getName());
    return new Contender("Slipway", function.withEnvironment(variables), event(action), expected);
  }

  private static Contender flyway(Map<String, String> variables, String action) {
    Function function = Function.of(FLYWAY_JAR, FlywayHandler.class.getName());
    return new Contender(
        "Flyway", function.withEnvironment(variables), event(action), "\"pending\":[]");
  }

  private static String event(String action) {
    return "{\"action\":\"" + action + "\"}";
  }

  /** The same under another name. */
  Contender named(String other) {
    return new Contender(other, function, event, expected);
  }

  /** The same with more flags for the JVM. */
  Contender withJvmFlags(String... flags) {
    return new Contender(name, function.withJvmFlags(flags), event, expected);
  }
}
