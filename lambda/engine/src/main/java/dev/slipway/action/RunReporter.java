package dev.slipway.action;

import dev.slipway.config.Settings;
import dev.slipway.ledger.RunFailed;
import dev.slipway.ledger.RunResult;
import dev.slipway.plan.Direction;
import dev.slipway.time.Stopwatch;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns the result of a run, good or bad, into its report.
 *
 * @param action the word of the action that runs
 * @param direction where it takes the schema
 * @param form what its report becomes
 */
public record RunReporter(String action, Direction direction, Function<RunReport, Report> form) {

  /** One whose reports stay as they are. */
  public RunReporter(String action, Direction direction) {
    this(action, direction, report -> report);
  }

  /** Runs and reports. Throws {@link ActionFailed} with the report when the run broke off. */
  public Report report(Settings settings, Supplier<RunResult> run) {
    String environment = settings.environment();
    Stopwatch time = new Stopwatch();
    try {
      RunResult result = run.get();
      return report(environment, result, time.millis(), null);
    } catch (RunFailed e) {
      RunResult result = e.result();
      if (result == null) {
        throw e;
      }
      String message = String.valueOf(e.getMessage());
      throw new ActionFailed(message, report(environment, result, time.millis(), message), e);
    }
  }

  private Report report(
      String environment, RunResult result, long durationMs, @Nullable String message) {
    return form.apply(new RunReport(action, direction, environment, result, durationMs, message));
  }
}
