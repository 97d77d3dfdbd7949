package dev.slipway.infra.watch;

import dev.slipway.config.MetricNames;
import java.util.Arrays;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.constructs.Construct;

/** One page about one database's migrations. */
public final class MigrationsDashboard {

  private static final int FULL_WIDTH = 24;

  private MigrationsDashboard() {}

  /** Adds it to a scope. */
  public static Dashboard add(Construct scope, MigrationMetrics metrics, List<Alarm> alarms) {
    return Dashboard.Builder.create(scope, "Dashboard")
        .widgets(List.of(alarmStates(alarms), runs(metrics), database(metrics)))
        .build();
  }

  private static List<IWidget> alarmStates(List<Alarm> alarms) {
    return List.of(
        AlarmStatusWidget.Builder.create()
            .title("Alarms")
            .alarms(alarms)
            .width(FULL_WIDTH)
            .height(3)
            .build());
  }

  private static List<IWidget> runs(MigrationMetrics metrics) {
    return List.of(
        graph(
            "Runs",
            metrics.sum(MetricNames.MIGRATIONS_APPLIED),
            metrics.sum(MetricNames.RUN_FAILED)),
        graph(
            "Seconds of a run",
            metrics.maximum(MetricNames.RUN_SECONDS),
            metrics.maximum(MetricNames.LOCK_WAIT_SECONDS)),
        graph(
            "Function",
            metrics.invocations(),
            metrics.errors(),
            metrics.throttles(),
            metrics.sum(MetricNames.CONNECTION_FAILED)));
  }

  private static List<IWidget> database(MigrationMetrics metrics) {
    return List.of(
        graph(
            "Pending and drift",
            metrics.maximum(MetricNames.MIGRATIONS_PENDING),
            metrics.maximum(MetricNames.DRIFT_FOUND)),
        graph("Age of the newest backup, hours", metrics.maximum(MetricNames.BACKUP_AGE_HOURS)),
        graph(
            "Backups",
            metrics.maximum(MetricNames.BACKUP_BYTES),
            metrics.maximum(MetricNames.BACKUP_SECONDS)));
  }

  private static GraphWidget graph(String title, IMetric... metrics) {
    return GraphWidget.Builder.create()
        .title(title)
        .left(Arrays.asList(metrics))
        .width(FULL_WIDTH / 3)
        .build();
  }
}
