package dev.slipway.action;

import dev.slipway.config.Settings;
import dev.slipway.ledger.RunFailed;
import dev.slipway.ledger.RunResult;
import java.util.function.Supplier;

/** Turns the result of a run, good or bad, into its report. */
final class RunReporter {

  private RunReporter() {}

  /** Runs and reports. Throws {@link ActionFailed} with the report when the run broke off. */
  static RunReport report(Action action, Settings settings, Supplier<RunResult> run) {
    long start = System.nanoTime();
    try {
      RunResult result = run.get();
      return new RunReport(action, settings.environment(), result, millis(start), null);
    } catch (RunFailed e) {
      RunResult result = e.result();
      if (result == null) {
        throw e;
      }
      String message = String.valueOf(e.getMessage());
      RunReport report =
          new RunReport(action, settings.environment(), result, millis(start), message);
      throw new ActionFailed(message, report, e);
    }
  }

  private static long millis(long startNanos) {
    return (System.nanoTime() - startNanos) / 1_000_000;
  }
}
