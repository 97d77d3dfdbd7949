package dev.slipway.action.backfill;

import dev.slipway.action.BackfillMeasures;
import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.action.Verdict;
import dev.slipway.backfill.run.BackfillResult;
import dev.slipway.backfill.state.BackfillState;
import dev.slipway.backfill.state.Counters;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a backfill did, and how far that is now.
 *
 * @param limitReached whether it pauses because it was to go no further, and not to go on at once
 * @param message why it failed, null when it did not
 */
record BackfillReport(
    BackfillSubject about, BackfillResult result, boolean limitReached, @Nullable String message)
    implements Report {

  /** The one word for it. */
  String outcome() {
    if (message != null) {
      return "FAILED";
    }
    if (result.nothingToDo()) {
      return "NOTHING_TO_DO";
    }
    return switch (result.state().phase()) {
      case RUNNING, PAUSED -> "PAUSED";
      case FAILED -> "FAILED";
      case DONE -> "DONE";
      case CANCELLED -> "CANCELLED";
    };
  }

  @Override
  public Verdict verdict() {
    return switch (outcome()) {
      case "PAUSED" -> Verdict.PAUSED;
      case "CANCELLED" -> Verdict.FOUND;
      default -> Verdict.DONE;
    };
  }

  @Override
  public Map<String, Number> measures() {
    return BackfillMeasures.of(result, message);
  }

  @Override
  public String text() {
    return BackfillText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    BackfillState state = result.state();
    UUID runId = result.runId();
    Fields fields =
        counted(about.fields(outcome()), result.own())
            .with("dryRun", false)
            .with("part", state.part())
            .with("held", state.isHeld())
            .with("heldBy", result.heldBy())
            .with("limitReached", limitReached)
            .with("rowsLeft", result.left())
            .with("inAll", counted(new Fields(), state.counters()).map())
            .with("cursor", state.cursor())
            .with("why", state.message())
            .with("runId", runId == null ? null : runId.toString())
            .with("durationMs", about.durationMs());
    return (message == null ? fields : fields.with("message", message)).map();
  }

  static Fields counted(Fields fields, Counters counters) {
    return fields
        .with("rowsSeen", counters.seen())
        .with("rowsChanged", counters.changed())
        .with("batches", counters.batches())
        .with("retries", counters.retries());
  }
}
