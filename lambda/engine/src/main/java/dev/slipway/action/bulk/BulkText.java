package dev.slipway.action.bulk;

import dev.slipway.backfill.run.BackfillResult;
import dev.slipway.backfill.run.DryRun;
import dev.slipway.config.Durations;
import dev.slipway.error.Count;
import java.util.ArrayList;
import java.util.List;

/** Rows that were changed, or would be, as text for people. */
final class BulkText {

  private BulkText() {}

  static String of(BulkReport report) {
    List<String> lines = new ArrayList<>(List.of("  " + report.change().words().statement()));
    BulkReport.Tried tried = report.tried();
    BulkReport.Done done = report.done();
    String end = "";
    if (tried != null) {
      tried(tried, lines);
      end = "Nothing was changed; to do it: bulk ... --execute";
    } else if (done != null) {
      done(done, lines);
      end = end(done);
    }
    lines.add("Database " + report.change().table().database() + ": " + end);
    return String.join("\n", lines);
  }

  private static void tried(BulkReport.Tried tried, List<String> lines) {
    DryRun run = tried.run();
    lines.add(
        "  "
            + Count.of(run.rows(), "row")
            + " to go through"
            + (tried.goesOn() ? " behind those of the run before" : "")
            + ", in about "
            + run.batches()
            + (run.batches() == 1 ? " batch" : " batches")
            + (run.estimate() == null ? "" : ", in about " + Durations.format(run.estimate())));
    DryRun.Sample sample = run.sample();
    if (sample != null) {
      lines.add(
          "  one batch, which was taken back: "
              + Count.of(sample.rows(), "row")
              + " looked at, "
              + sample.changed()
              + " changed, "
              + Durations.format(sample.took()));
    }
    run.plan().forEach(line -> lines.add("    " + line));
  }

  private static void done(BulkReport.Done done, List<String> lines) {
    lines.add("  " + done.result().own());
    done.warnings().forEach(warning -> lines.add("  warning: " + warning));
    if (done.saved() != null) {
      lines.add("  backup: " + done.saved());
    }
    if (done.undo() != null) {
      lines.add("  to put the old values back: " + done.undo());
    }
  }

  private static String end(BulkReport.Done done) {
    BackfillResult result = done.result();
    String failure = done.failure();
    if (failure != null) {
      return failure;
    }
    String run = result.runId() == null ? "" : " Run " + result.runId();
    String message = result.state().message();
    return switch (done.word()) {
      case "DONE" -> "all rows are done." + run;
      case "NOTHING_TO_DO" ->
          "this was done before, and nothing was changed now; to do it for all rows again:"
              + " --restart.";
      case "PAUSED" ->
          "paused"
              + (result.heldBy() == null ? "" : " by " + result.heldBy())
              + ", about "
              + Count.of(result.left() == null ? 0 : result.left(), "row", "is", "are")
              + " left; the same words go on"
              + (result.heldBy() == null ? "." : " with --resume.")
              + run;
      default -> (message == null ? done.word() : message) + run;
    };
  }
}
