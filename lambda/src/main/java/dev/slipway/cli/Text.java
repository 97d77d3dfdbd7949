package dev.slipway.cli;

import dev.slipway.action.HistoryReport;
import dev.slipway.action.PlanReport;
import dev.slipway.action.RepairReport;
import dev.slipway.action.Report;
import dev.slipway.action.RunReport;
import dev.slipway.action.StatusReport;
import dev.slipway.action.ValidateReport;
import dev.slipway.config.Durations;
import dev.slipway.error.Problems;
import dev.slipway.history.Run;
import dev.slipway.plan.Repair;
import dev.slipway.run.RunResult;
import dev.slipway.run.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reports as text for people. */
final class Text {

  private Text() {}

  static String of(Report report) {
    if (report instanceof RunReport run) {
      return run(run);
    }
    if (report instanceof StatusReport status) {
      return StatusText.of(status);
    }
    if (report instanceof PlanReport plan) {
      return PlanText.of(plan);
    }
    if (report instanceof ValidateReport validate) {
      return validate(validate);
    }
    if (report instanceof RepairReport repair) {
      return repair(repair);
    }
    if (report instanceof HistoryReport history) {
      return history(history);
    }
    throw new IllegalArgumentException("no text form for " + report.getClass());
  }

  private static String run(RunReport report) {
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
            + (result.to() == null ? "no version" : result.to())
            + left(result)
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
        + step.statements()
        + (step.statements() == 1 ? " statement, " : " statements, ")
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

  private static String left(RunResult result) {
    return result.pending().isEmpty() ? "." : "; " + result.pending().size() + " still pending.";
  }

  private static String validate(ValidateReport report) {
    return report.isClean()
        ? "Valid: " + report.files() + " files agree with the history of " + report.database() + "."
        : Problems.format("Found in " + report.files() + " files:", report.problems());
  }

  private static String repair(RepairReport report) {
    if (report.repairs().isEmpty()) {
      return "Nothing to repair.";
    }
    List<String> lines = new ArrayList<>();
    lines.add(report.executed() ? "Done:" : "This would be done:");
    for (Repair repair : report.repairs()) {
      lines.add("  " + repair.text());
    }
    if (!report.executed()) {
      lines.add("Nothing was changed. Do it with: repair --execute");
    }
    return String.join("\n", lines);
  }

  private static String history(HistoryReport report) {
    List<String> lines = new ArrayList<>();
    for (Run run : report.runs()) {
      lines.add(
          run.startedAt()
              + "  "
              + run.action()
              + "  "
              + run.status()
              + "  "
              + run.fromVersion()
              + " -> "
              + run.toVersion()
              + "  "
              + run.applied()
              + " applied  by "
              + run.invokedBy()
              + "  "
              + run.runId());
      String message = run.message();
      if (message != null) {
        message.lines().forEach(line -> lines.add("    " + line));
      }
    }
    return lines.isEmpty() ? "No run yet." : String.join("\n", lines);
  }
}
