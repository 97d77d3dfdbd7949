package dev.slipway.handler;

import dev.slipway.action.ActionFailed;
import dev.slipway.action.Report;
import dev.slipway.action.Request;
import dev.slipway.aws.AwsFailure;
import dev.slipway.backup.BackupResult;
import dev.slipway.config.MetricNames;
import dev.slipway.config.VariableNames;
import dev.slipway.ledger.RunLockNotObtained;
import dev.slipway.postgres.UnableToConnect;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be measured of one action; what is not known is left out, not set to nought. */
final class Measures {

  private final long start = System.nanoTime();
  private final Map<String, String> dimensions = new LinkedHashMap<>();
  private final Map<String, Number> values = new LinkedHashMap<>();
  private final boolean run;
  private final boolean piecemeal;

  /** Begins to measure; METRICS_DATABASE says what the database is called there. */
  Measures(Request request, Map<String, String> variables) {
    run = request.isRun();
    piecemeal = request.isPiecemeal();
    dimensions.put(
        MetricNames.ENVIRONMENT, variables.getOrDefault(VariableNames.ENVIRONMENT, "dev"));
    of(variables.getOrDefault(VariableNames.METRICS_DATABASE, ""));
  }

  /** The database's name, unless it is called otherwise; nothing for an empty name. */
  void of(String database) {
    if (!database.isEmpty()) {
      dimensions.putIfAbsent(MetricNames.DATABASE, database);
    }
  }

  /** The action came to its end. */
  void succeeded(Report report) {
    ended(0, 0);
    values.putAll(report.measures());
  }

  /** The action broke off. */
  void failed(RuntimeException failure) {
    boolean unreachable = failure instanceof UnableToConnect || failure instanceof AwsFailure;
    ended(unreachable ? 1 : 0, failure instanceof RunLockNotObtained ? 0 : 1);
    if (failure instanceof ActionFailed broken) {
      values.putAll(broken.report().measures());
    }
  }

  private void ended(int connectionFailed, int runFailed) {
    values.put(MetricNames.CONNECTION_FAILED, connectionFailed);
    if (run) {
      values.put(MetricNames.RUN_FAILED, runFailed);
    }
  }

  /** A backup was taken, also where what came after it failed; null for none. */
  void tookBackup(@Nullable BackupResult backup) {
    if (backup != null) {
      values.put(MetricNames.BACKUP_BYTES, backup.bytes());
      values.put(MetricNames.BACKUP_SECONDS, seconds(backup.manifest().duration()));
    }
  }

  /** Takes the time, of which so much was spent in waiting for locks. */
  void stop(Duration lockWaits) {
    if (run && !piecemeal) {
      values.put(MetricNames.RUN_SECONDS, seconds(Duration.ofNanos(System.nanoTime() - start)));
    }
    if (run) {
      values.put(MetricNames.LOCK_WAIT_SECONDS, seconds(lockWaits));
    }
  }

  /** The dimensions' names and values, of which none is empty. */
  Map<String, String> dimensions() {
    return dimensions;
  }

  /** The metrics' names and values. */
  Map<String, Number> values() {
    return values;
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
