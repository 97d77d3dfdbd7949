package dev.slipway.handler;

import dev.slipway.action.Json;
import dev.slipway.action.Report;
import dev.slipway.aws.EventBus;
import dev.slipway.config.VariableNames;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Tells a bus of EventBridge how runs end. That it cannot be told is logged, and fails nothing: the
 * run is over by then.
 */
final class RunEvents {

  private final long start = System.nanoTime();
  private final EventBus bus;
  private final String environment;
  private final String function;
  private final JsonLog log;

  /** Tells the bus of a name. */
  RunEvents(String bus, Map<String, String> variables, JsonLog log) {
    this.bus = new EventBus(bus);
    this.environment = variables.getOrDefault(VariableNames.ENVIRONMENT, "dev");
    this.function = variables.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "");
    this.log = log;
  }

  /** A run came to its end. */
  void succeeded(Report report, String database) {
    send(RunEvent.of(report), database);
  }

  /** A run failed. */
  void failed(String action, RuntimeException failure, String database) {
    send(RunEvent.of(action, failure), database);
  }

  private void send(Optional<RunEvent> ended, String database) {
    ended.ifPresent(
        event -> {
          try {
            event
                .with("environment", environment)
                .with("database", database)
                .with("function", function)
                .with("durationMs", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            bus.put(RunEvent.SOURCE, RunEvent.TYPE, Json.text(event.detail()));
          } catch (RuntimeException e) {
            log.eventNotSent(e);
          }
        });
  }
}
