package dev.slipway.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What an execution meets. */
public interface World {

  /** A task is done; {@link StateFailed} where it fails. */
  JsonNode task(String resource, JsonNode arguments);

  /** An item of a distributed map becomes an execution of its own. */
  default void child() {}

  /** Something is waited for so long. */
  default void pause(Duration time) {}

  /** More often than this no retrier tries, whatever it says. */
  default int mostRetries() {
    return Integer.MAX_VALUE;
  }
}
