package dev.slipway.cli;

import dev.slipway.action.BackupReport;
import dev.slipway.action.BackupsReport;
import dev.slipway.action.DriftReport;
import dev.slipway.action.HistoryReport;
import dev.slipway.action.PlanReport;
import dev.slipway.action.PruneReport;
import dev.slipway.action.RepairReport;
import dev.slipway.action.Report;
import dev.slipway.action.RestoreReport;
import dev.slipway.action.RunReport;
import dev.slipway.action.SnapshotReport;
import dev.slipway.action.SnapshotsReport;
import dev.slipway.action.StatusReport;
import dev.slipway.action.ValidateReport;
import dev.slipway.action.VerifyReport;
import dev.slipway.config.Durations;
import dev.slipway.error.Problems;
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
    if (report instanceof DriftReport drift) {
      return DriftText.of(drift);
    }
    if (report instanceof HistoryReport history) {
      return HistoryText.of(history);
    }
    if (report instanceof BackupReport backup) {
      return BackupText.of(backup);
    }
    if (report instanceof BackupsReport backups) {
      return BackupText.of(backups);
    }
    if (report instanceof SnapshotReport snapshot) {
      return SnapshotText.of(snapshot);
    }
    if (report instanceof SnapshotsReport snapshots) {
      return SnapshotText.of(snapshots);
    }
    if (report instanceof PruneReport prune) {
      return PruneText.of(prune);
    }
    if (report instanceof VerifyReport verify) {
      return VerifyText.of(verify);
    }
    if (report instanceof RestoreReport restore) {
      return RestoreText.of(restore);
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
        ? "Valid: " + files(report) + " and the history of " + report.database() + " agree."
        : Problems.format("Found in " + files(report) + ":", report.problems());
  }

  private static String files(ValidateReport report) {
    return report.files() == 1 ? "1 file" : report.files() + " files";
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
}
