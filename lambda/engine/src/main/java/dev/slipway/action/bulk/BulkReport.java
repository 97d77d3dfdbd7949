package dev.slipway.action.bulk;

import dev.slipway.action.BackfillMeasures;
import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.action.Verdict;
import dev.slipway.backfill.run.BackfillResult;
import dev.slipway.backfill.run.DryRun;
import dev.slipway.backfill.state.BackfillState.Phase;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that were changed, or would be.
 *
 * @param tried null where it was done
 * @param done null where it was only shown
 */
public record BulkReport(
    String environment,
    BulkChange change,
    @Nullable Tried tried,
    @Nullable Done done,
    long durationMs)
    implements Report {

  /**
   * What would come of it.
   *
   * @param goesOn whether a run before has done some of it
   */
  record Tried(DryRun run, boolean goesOn) {}

  /**
   * What came of it.
   *
   * @param limitReached whether it pauses because it was to go no further
   * @param saved where the backup is that was taken first, null for none
   * @param undo how old values are put back, null where none were kept
   * @param failure why it broke off, null where it did not
   */
  record Done(
      BackfillResult result,
      boolean limitReached,
      @Nullable String saved,
      @Nullable String undo,
      List<String> warnings,
      @Nullable String failure) {

    boolean isPaused() {
      return failure == null && isLeft();
    }

    private boolean isLeft() {
      return result.state().phase() == Phase.PAUSED || result.state().phase() == Phase.RUNNING;
    }

    String word() {
      if (failure != null) {
        return "FAILED";
      }
      if (result.nothingToDo()) {
        return "NOTHING_TO_DO";
      }
      return isPaused() ? "PAUSED" : result.state().phase().name();
    }
  }

  @Override
  public Verdict verdict() {
    String outcome = done == null ? "" : done.word();
    return switch (outcome) {
      case "PAUSED" -> Verdict.PAUSED;
      case "CANCELLED" -> Verdict.FOUND;
      default -> Verdict.DONE;
    };
  }

  @Override
  public Map<String, Number> measures() {
    return done == null ? Map.of() : BackfillMeasures.of(done.result(), done.failure());
  }

  @Override
  public String text() {
    return BulkText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    Fields fields =
        new Fields()
            .with("action", BulkRequest.WORD)
            .with("outcome", done == null ? "DONE" : done.word())
            .with("dryRun", done == null)
            .with("database", change.table().database())
            .with("environment", environment)
            .with("name", change.name())
            .with("table", change.table().name().toString())
            .with("statement", change.words().statement());
    if (tried != null) {
      tried(fields, tried.run());
    }
    if (done != null) {
      done(fields, done);
    }
    return fields.with("durationMs", durationMs).map();
  }

  private static void tried(Fields fields, DryRun run) {
    DryRun.Sample sample = run.sample();
    fields
        .with("rowsLeft", run.rows())
        .with("batches", run.batches())
        .with("plan", run.plan())
        .with(
            "sample",
            sample == null
                ? null
                : new Fields()
                    .with("rowsSeen", sample.rows())
                    .with("rowsChanged", sample.changed())
                    .with("durationMs", sample.took().toMillis())
                    .map())
        .with("estimateMs", run.estimate() == null ? null : run.estimate().toMillis());
  }

  private static void done(Fields fields, Done done) {
    BackfillResult result = done.result();
    fields
        .with("rowsLeft", result.left())
        .with("rowsSeen", result.own().seen())
        .with("rowsChanged", result.own().changed())
        .with("batches", result.own().batches())
        .with("retries", result.own().retries())
        .with("held", result.heldBy() != null)
        .with("limitReached", done.limitReached())
        .with("undo", done.undo())
        .with("saved", done.saved())
        .with("warnings", done.warnings())
        .with("message", done.failure())
        .with("runId", result.runId() == null ? null : result.runId().toString());
  }
}
