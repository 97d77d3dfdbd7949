package dev.slipway.infra.watch;

import dev.slipway.config.MetricNames;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.lambda.IFunction;

/** The metrics that the function writes, and those that Lambda writes about it. */
public final class MigrationMetrics {

  private static final Duration PERIOD = Duration.minutes(5);

  private final Map<String, String> dimensions;
  private final String label;
  private final IFunction function;

  /** Those of one database, which {@code label} is called, in one environment. */
  public MigrationMetrics(String environment, String label, IFunction function) {
    this.dimensions =
        new TreeMap<>(Map.of(MetricNames.ENVIRONMENT, environment, MetricNames.DATABASE, label));
    this.label = label;
    this.function = function;
  }

  /** What the database is called. */
  String label() {
    return label;
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
        .namespace(MetricNames.NAMESPACE)
        .metricName(name)
        .dimensionsMap(dimensions)
        .statistic(statistic)
        .period(period)
        .build();
  }

  static MetricOptions options(String statistic) {
    return MetricOptions.builder().statistic(statistic).period(PERIOD).build();
  }
}
