package dev.slipway.action.backfills;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.config.MetricNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The backfills, by their names. */
record BackfillsReport(String database, String environment, List<BackfillLine> lines)
    implements Report {

  @Override
  public Map<String, Number> measures() {
    Instant now = Instant.now();
    return Map.of(
        MetricNames.BACKFILLS_STILL, lines.stream().filter(line -> line.isStill(now)).count());
  }

  @Override
  public String text() {
    return BackfillsText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return new Fields()
        .with("action", "backfills")
        .with("outcome", "DONE")
        .with("database", database)
        .with("environment", environment)
        .with("backfills", lines.stream().map(BackfillLine::fields).toList())
        .map();
  }
}
