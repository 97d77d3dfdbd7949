package dev.slipway.infra.watch;

import dev.slipway.config.MetricNames;
import dev.slipway.infra.function.FunctionProps;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/** Says when somebody has to look. Each alarm's description says at what. */
public final class MigrationAlarms {

  private static final double MINUTES_OF_A_DAY = 24 * 60;
  private static final double HOURS_OF_GRACE = 1;

  private final WatchProps props;
  private final MigrationMetrics metrics;

  /** Alarms on some metrics, with whom they tell. */
  public MigrationAlarms(WatchProps props, MigrationMetrics metrics) {
    this.props = props;
    this.metrics = metrics;
  }

  /** Adds them to a scope, where these state machines are. */
  public List<Alarm> add(Construct scope, List<StateMachine> longRuns) {
    List<WatchedMetric> watches = new ArrayList<>(runs());
    watches.addAll(function());
    longRuns.forEach(machine -> watches.add(failed(machine)));
    if (props.backfills()) {
      watches.add(failedBackfill());
    }
    props.statusEvery().ifPresent(every -> watches.addAll(status(every)));
    return watches.stream().map(watch -> alarm(scope, watch)).toList();
  }

  private List<WatchedMetric> runs() {
    return List.of(
        WatchedMetric.event(
            "RunFailed",
            "A run failed. Its message is in the function's log and in the history action.",
            metrics.sum(MetricNames.RUN_FAILED),
            1),
        WatchedMetric.event(
            "RunTooLong",
            "A run took longer than 12 minutes; at 14 it pauses. Make big data changes a backfill.",
            metrics.maximum(MetricNames.RUN_SECONDS),
            Duration.minutes(12).toSeconds()),
        WatchedMetric.event(
            "ConnectionFailed",
            "The function could not connect: network, security group, secret or database.",
            metrics.sum(MetricNames.CONNECTION_FAILED),
            1));
  }

  private List<WatchedMetric> function() {
    long timeout = FunctionProps.TIMEOUT.toMilliseconds().longValue();
    return List.of(
        WatchedMetric.event(
            "FunctionErrors",
            "The function failed. When no run failed, it could not start or was killed: its log.",
            metrics.errors(),
            1),
        WatchedMetric.event(
            "FunctionThrottled",
            "Lambda would not start the function: the account's concurrency is used up.",
            metrics.throttles(),
            1),
        WatchedMetric.event(
            "FunctionTimedOut",
            "The function was stopped by its timeout. The next up goes on where it was.",
            metrics.duration(),
            timeout - 1_000));
  }

  private List<WatchedMetric> status(Duration every) {
    Duration period = period(every);
    List<WatchedMetric> watches = new ArrayList<>();
    watches.add(
        WatchedMetric.state(
            "PendingForADay",
            "Migrations are pending for more than a day: a deploy does not run them.",
            metrics.minimum(MetricNames.MIGRATIONS_PENDING, period),
            timesADay(period)));
    watches.add(
        WatchedMetric.state(
            "DriftFound",
            "Somebody changed the schema by hand. The drift action names each object.",
            metrics.maximum(MetricNames.DRIFT_FOUND, period),
            1));
    if (props.backfills()) {
      watches.add(standing(period));
    }
    props.backupEvery().ifPresent(due -> watches.add(backup(due, period)));
    return watches;
  }

  private WatchedMetric standing(Duration period) {
    return WatchedMetric.state(
        "BackfillStands",
        "A backfill is not at its end, held by nobody, and no run goes on with it: the backfills"
            + " action says which. Run it again.",
        metrics.maximum(MetricNames.BACKFILLS_STILL, period),
        1);
  }

  private WatchedMetric failedBackfill() {
    return WatchedMetric.event(
        "BackfillFailed",
        "A backfill failed: the backfills action says which and why. Run again, it goes on.",
        metrics.sum(MetricNames.BACKFILL_FAILED),
        1);
  }

  private static WatchedMetric failed(StateMachine machine) {
    return WatchedMetric.event(
        machine.getNode().getScope().getNode().getId() + "Failed",
        "A long run failed: the state machine's execution says why, and how to go on.",
        machine.metricFailed(MigrationMetrics.options("Sum")),
        1);
  }

  /** Only where backups are taken by a schedule can one be late. */
  private WatchedMetric backup(Duration due, Duration period) {
    double hours = due.toMinutes().doubleValue() / 60 + HOURS_OF_GRACE;
    return WatchedMetric.event(
        "BackupTooOld",
        "The newest backup is older than it may be. Run the backup action; its message says why"
            + " the schedule's failed.",
        metrics.maximum(MetricNames.BACKUP_AGE_HOURS, period),
        hours);
  }

  /** At least one status falls into each period. CloudWatch takes a day at most. */
  private static Duration period(Duration every) {
    long minutes = every.toMinutes().longValue();
    return Duration.minutes(Math.max(60, minutes));
  }

  private static int timesADay(Duration period) {
    return (int) Math.ceil(MINUTES_OF_A_DAY / period.toMinutes().doubleValue());
  }

  private Alarm alarm(Construct scope, WatchedMetric watch) {
    Alarm alarm = watch.alarm(scope, metrics.label());
    tell(alarm, props.topic());
    return alarm;
  }

  private static void tell(Alarm alarm, @Nullable ITopic topic) {
    if (topic != null) {
      SnsAction tell = new SnsAction(topic);
      alarm.addAlarmAction(tell);
      alarm.addOkAction(tell);
    }
  }
}
