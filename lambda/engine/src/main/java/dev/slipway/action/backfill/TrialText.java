package dev.slipway.action.backfill;

import dev.slipway.backfill.run.DryRun;
import dev.slipway.config.Durations;
import dev.slipway.error.Count;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a run of a backfill would do, as text for people. */
final class TrialText {

  private TrialText() {}

  static String of(TrialReport report) {
    List<String> lines = new ArrayList<>();
    BackfillSubject about = report.about();
    DryRun trial = report.trial();
    about.params().forEach((name, value) -> lines.add("  " + name + " = " + value));
    lines.add("  " + amount(report));
    DryRun.Sample sample = trial.sample();
    if (sample != null) {
      lines.add("  plan of one batch:");
      trial.plan().forEach(line -> lines.add("    " + line));
      lines.add(
          "  one batch, taken back: %s looked at, %d changed, %s"
              .formatted(
                  Count.of(sample.rows(), "row"),
                  sample.changed(),
                  Durations.format(sample.took())));
    }
    Duration estimate = trial.estimate();
    if (estimate != null) {
      lines.add("  all in all about " + Durations.format(estimate) + ", without pauses");
    }
    lines.add(
        "Database %s: nothing was changed; to do it: backfill %s --execute"
            .formatted(about.database(), about.name()));
    return String.join("\n", lines);
  }

  private static String amount(TrialReport report) {
    DryRun trial = report.trial();
    String table = report.backfill().table().toString();
    return report.key().isEmpty()
        ? "%s in %s; batch by batch until nothing is left"
            .formatted(Count.of(trial.rows(), "row"), table)
        : "%s of %s still to look at, by %s: about %d %s"
            .formatted(
                Count.of(trial.rows(), "row"),
                table,
                String.join(", ", report.key()),
                trial.batches(),
                trial.batches() == 1 ? "batch" : "batches");
  }
}
