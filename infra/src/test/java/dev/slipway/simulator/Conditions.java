package dev.slipway.simulator;

import java.time.Duration;
import java.util.Optional;

/**
 * What a test changes about the world around a stack.
 *
 * @param databasePort where the database listens, or what stands before it
 * @param functionTime how long one call of the function may take; nothing for what the template
 *     says
 * @param mostRetries how often the framework asks again; never more than the template says
 */
public record Conditions(int databasePort, Optional<Duration> functionTime, int mostRetries) {

  /** Nothing but a database. */
  public static Conditions with(int databasePort) {
    return new Conditions(databasePort, Optional.empty(), Integer.MAX_VALUE);
  }

  /** Calls of the function end earlier. */
  public Conditions functionTime(Duration time) {
    return new Conditions(databasePort, Optional.of(time), mostRetries);
  }

  /** The framework gives up earlier. */
  public Conditions mostRetries(int retries) {
    return new Conditions(databasePort, functionTime, retries);
  }
}
