package dev.slipway.action.backfill;

import dev.slipway.backfill.run.BackfillResult;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.config.Durations;
import dev.slipway.error.Count;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a run of a backfill did, as text for people. */
final class BackfillText {

  private BackfillText() {}

  static String of(BackfillReport report) {
    BackfillResult result = report.result();
    List<String> lines = new ArrayList<>();
    if (result.runId() != null) {
      lines.add("  %s, %d rows a second".formatted(result.own(), Math.round(result.rate())));
    }
    boolean more = result.state().counters().batches() > result.own().batches();
    if (more && !result.nothingToDo()) {
      lines.add("  in all runs: " + result.state().counters());
    }
    lines.add(end(report));
    return String.join("\n", lines);
  }

  private static String end(BackfillReport report) {
    BackfillResult result = report.result();
    BackfillSubject about = report.about();
    String name = "backfill " + about.name() + part(result.state());
    String place = about.database() + " (" + about.environment() + ")";
    return switch (report.outcome()) {
      case "NOTHING_TO_DO" ->
          "Nothing to do. The %s is done in %s; to do it for all rows again: --restart."
              .formatted(name, place);
      case "DONE" -> "Done. The %s is done in %s.%s".formatted(name, place, run(report));
      case "CANCELLED" ->
          "Cancelled by %s. The %s stays as it is in %s, %s left; what is done stays.%s"
              .formatted(result.state().askedBy(), name, place, left(result), run(report));
      case "FAILED" ->
          "Failed. The %s has %s left in %s.%s".formatted(name, left(result), place, run(report));
      default ->
          "Paused%s. The %s has %s left in %s. Next: %s%s"
              .formatted(why(result.state()), name, left(result), place, next(result), run(report));
    };
  }

  private static String part(BackfillState state) {
    return state.part() == 0 ? "" : " (part " + state.part() + ")";
  }

  private static String why(BackfillState state) {
    String message = state.message();
    return message == null ? "" : " (" + message + ")";
  }

  private static String next(BackfillResult result) {
    return result.heldBy() == null
        ? "run it again, it goes on there."
        : "go on with --resume; it is held by " + result.heldBy() + ".";
  }

  private static String left(BackfillResult result) {
    Long left = result.left();
    return left == null ? "rows" : Count.of(left, "row");
  }

  private static String run(BackfillReport report) {
    return report.result().runId() == null
        ? ""
        : " %s, run %s"
            .formatted(
                Durations.format(Duration.ofMillis(report.about().durationMs())),
                report.result().runId());
  }
}
