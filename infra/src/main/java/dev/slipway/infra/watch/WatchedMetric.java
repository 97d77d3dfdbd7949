package dev.slipway.infra.watch;

import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

/**
 * An alarm as it will be made: it rings when the metric reached the threshold so many times in a
 * row.
 */
record WatchedMetric(
    String id,
    String description,
    Metric metric,
    Number threshold,
    int times,
    TreatMissingData missing) {

  /** Something that happens; where nothing is written, it did not. */
  static WatchedMetric event(String id, String description, Metric metric, Number threshold) {
    return new WatchedMetric(id, description, metric, threshold, 1, TreatMissingData.NOT_BREACHING);
  }

  /** Something that lasts; a look that is left out says nothing of it. */
  static WatchedMetric state(String id, String description, Metric metric, int times) {
    return new WatchedMetric(id, description, metric, 1, times, TreatMissingData.IGNORE);
  }

  /** Makes the alarm in a scope, for a database with a label. */
  Alarm alarm(Construct scope, String label) {
    return Alarm.Builder.create(scope, id)
        .alarmDescription("Slipway, " + label + ": " + description)
        .metric(metric)
        .threshold(threshold)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
        .evaluationPeriods(times)
        .treatMissingData(missing)
        .build();
  }
}
