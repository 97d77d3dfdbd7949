package dev.slipway.infra;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.lambda.IFunction;

/** The metrics that the function writes, and those that Lambda writes about it. */
final class MigrationMetrics {

  private static final Duration PERIOD = Duration.minutes(5);

  private final Map<String, String> dimensions;
  private final IFunction function;

  MigrationMetrics(DatabaseMigrationsProps props, IFunction function) {
    this.dimensions =
        new TreeMap<>(
            Map.of("Environment", props.run().environment(), "Database", props.target().label()));
    this.function = function;
  }

  Metric sum(String name) {
    return metric(name, "Sum", PERIOD);
  }

  Metric maximum(String name) {
    return maximum(name, PERIOD);
  }

  Metric maximum(String name, Duration period) {
    return metric(name, "Maximum", period);
  }

  Metric minimum(String name, Duration period) {
    return metric(name, "Minimum", period);
  }

  Metric invocations() {
    return function.metricInvocations(options("Sum"));
  }

  Metric errors() {
    return function.metricErrors(options("Sum"));
  }

  Metric throttles() {
    return function.metricThrottles(options("Sum"));
  }

  /** In milliseconds. */
  Metric duration() {
    return function.metricDuration(options("Maximum"));
  }

  private Metric metric(String name, String statistic, Duration period) {
    return Metric.Builder.create()
        .namespace("Slipway")
        .metricName(name)
        .dimensionsMap(dimensions)
        .statistic(statistic)
        .period(period)
        .build();
  }

  private static MetricOptions options(String statistic) {
    return MetricOptions.builder().statistic(statistic).period(PERIOD).build();
  }
}
