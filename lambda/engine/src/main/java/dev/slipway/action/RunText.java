package dev.slipway.action;

import dev.slipway.config.Durations;
import dev.slipway.error.Count;
import dev.slipway.ledger.RunResult;
import dev.slipway.ledger.StepResult;
import dev.slipway.plan.Direction;
import dev.slipway.text.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a run did, as text for people. */
final class RunText {

  private RunText() {}

  static String of(RunReport report) {
    RunResult result = report.result();
    List<String> lines = new ArrayList<>();
    result.steps().forEach(step -> lines.add(step(step)));
    result.warnings().forEach(warning -> lines.add("  warning: " + warning));
    lines.add(
        outcome(result)
            + " "
            + result.database()
            + " ("
            + report.environment()
            + ") is at "
            + Wording.version(result.to())
            + left(report)
            + " "
            + Durations.format(Duration.ofMillis(report.durationMs()))
            + ", run "
            + result.runId());
    return String.join("\n", lines);
  }

  private static String step(StepResult step) {
    return "  "
        + step.outcome().words()
        + " "
        + step.version()
        + " "
        + step.description()
        + " ("
        + Count.of(step.statements(), "statement")
        + ", "
        + Durations.format(Duration.ofMillis(step.durationMs()))
        + ")";
  }

  private static String outcome(RunResult result) {
    return switch (result.outcome()) {
      case DONE -> "Done.";
      case NOTHING_TO_DO -> "Nothing to do.";
      case PAUSED -> "Paused.";
      case FAILED -> "Failed.";
    };
  }

  private static String left(RunReport report) {
    int left = report.result().pending().size();
    String what = report.direction() == Direction.DOWN ? " still to take back." : " still pending.";
    return left == 0 ? "." : "; " + left + what;
  }
}
