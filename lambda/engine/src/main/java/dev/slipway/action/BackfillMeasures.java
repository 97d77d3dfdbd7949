package dev.slipway.action;

import dev.slipway.backfill.run.BackfillResult;
import dev.slipway.backfill.state.Counters;
import dev.slipway.config.MetricNames;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run that changes rows in batches is measured by. */
public final class BackfillMeasures {

  private BackfillMeasures() {}

  /** The measures by their names; {@code failure} is why it broke off, null where it did not. */
  public static Map<String, Number> of(BackfillResult result, @Nullable String failure) {
    Map<String, Number> measures = new LinkedHashMap<>();
    Counters own = result.own();
    Long left = result.left();
    measures.put(MetricNames.BACKFILL_FAILED, failure == null ? 0 : 1);
    measures.put(MetricNames.BACKFILL_ROWS, Math.max(own.seen(), own.changed()));
    measures.put(MetricNames.BACKFILL_ROW_RATE, result.rate());
    if (left != null) {
      measures.put(MetricNames.BACKFILL_ROWS_LEFT, left);
    }
    return measures;
  }
}
