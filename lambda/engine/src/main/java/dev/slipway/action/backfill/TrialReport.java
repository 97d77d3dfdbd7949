package dev.slipway.action.backfill;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.backfill.file.Backfill;
import dev.slipway.backfill.file.KeyColumn;
import dev.slipway.backfill.plan.Key;
import dev.slipway.backfill.run.DryRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run of a backfill would do. Nothing was changed. */
record TrialReport(BackfillSubject about, DryRun trial, Backfill backfill) implements Report {

  @Override
  public String text() {
    return TrialText.of(this);
  }

  /** The columns that it goes by; none for a statement that runs until nothing is left. */
  List<String> key() {
    Key key = trial.key();
    return key == null ? List.of() : key.columns().stream().map(KeyColumn::name).toList();
  }

  /** True where there is nothing that a batch could have. */
  boolean isNothing() {
    return trial.sample() == null;
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    Duration estimate = trial.estimate();
    return about
        .fields(isNothing() ? "NOTHING_TO_DO" : "DONE")
        .with("dryRun", true)
        .with("table", backfill.table().toString())
        .with("key", key())
        .with("rowsLeft", trial.rows())
        .with("batches", trial.batches())
        .with("plan", trial.plan())
        .with("sample", sample(trial.sample()))
        .with("estimateMs", estimate == null ? null : estimate.toMillis())
        .with("durationMs", about.durationMs())
        .map();
  }

  private static @Nullable Map<String, @Nullable Object> sample(DryRun.@Nullable Sample sample) {
    return sample == null
        ? null
        : new Fields()
            .with("rowsSeen", sample.rows())
            .with("rowsChanged", sample.changed())
            .with("durationMs", sample.took().toMillis())
            .map();
  }
}
