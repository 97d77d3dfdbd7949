package dev.slipway.handler;

import dev.slipway.action.Json;
import dev.slipway.backup.BackupResult;
import dev.slipway.error.SlipwayException;
import dev.slipway.ledger.StepResult;
import dev.slipway.plan.Plan;
import dev.slipway.plan.Step;
import dev.slipway.progress.Work;
import dev.slipway.run.RunListener;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes one JSON line an event; CloudWatch Logs Insights finds the fields by themselves. */
final class JsonLog implements RunListener {

  /** Of one text, in characters: a line that is much longer is taken by no log, nor by Lambda. */
  static final int LONGEST = 100_000;

  private final PrintStream out;
  private final String requestId;
  private @Nullable String runId;
  private Duration lockWaits = Duration.ZERO;
  private @Nullable BackupResult backup;

  /** Made with the first long work, which most invocations have none of. */
  private @Nullable WorkLog work;

  JsonLog(PrintStream out, String requestId) {
    this.out = out;
    this.requestId = requestId;
  }

  @Override
  public void started(UUID id, Plan plan) {
    runId = id.toString();
    write("INFO", "runStarted", Map.of("steps", plan.steps().size()));
  }

  @Override
  public void waitingForRunLock(String holder) {
    write("WARN", "waitingForRunLock", Map.of("holder", holder));
  }

  @Override
  public void waitedForLock(Duration waited) {
    lockWaits = lockWaits.plus(waited);
    write("WARN", "waitedForLock", Map.of("durationMs", waited.toMillis()));
  }

  /** How long locks were waited for so far, in all. */
  Duration lockWaits() {
    return lockWaits;
  }

  @Override
  public void backupDone(BackupResult result) {
    backup = result;
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("backup", result.uri());
    fields.put("rows", result.manifest().rows());
    fields.put("bytes", result.bytes());
    fields.put("durationMs", result.manifest().duration().toMillis());
    write("INFO", "backupDone", fields);
  }

  /** The backup that was taken, null for none. */
  @Nullable BackupResult backup() {
    return backup;
  }

  @Override
  public void stepStarted(Step step) {
    write(
        "INFO",
        "stepStarted",
        Map.of("version", step.version().toString(), "direction", step.direction().name()));
  }

  @Override
  public void retrying(Step step, int attempt, String reason) {
    write(
        "WARN",
        "retrying",
        Map.of("version", step.version().toString(), "attempt", attempt, "message", reason));
  }

  @Override
  public void stepDone(StepResult result) {
    write(
        "INFO",
        "stepDone",
        Map.of(
            "version", result.version().toString(),
            "outcome", result.outcome().name(),
            "durationMs", result.durationMs()));
  }

  @Override
  public void workBegins(Work begun) {
    if (work == null) {
      work = new WorkLog(System::nanoTime, fields -> write("INFO", "progress", fields));
    }
    work.workBegins(begun);
  }

  @Override
  public void bytesMoved(long bytes) {
    if (work != null) {
      work.bytesMoved(bytes);
    }
  }

  @Override
  public void thingDone(String subject, long bytes) {
    if (work != null) {
      work.thingDone(subject, bytes);
    }
  }

  @Override
  public void notice(String text) {
    write("INFO", "notice", Map.of("message", text));
  }

  void answered(Map<String, ? extends @Nullable Object> report) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("action", String.valueOf(report.get("action")));
    fields.put("outcome", String.valueOf(report.get("outcome")));
    Object duration = report.get("durationMs");
    if (duration != null) {
      fields.put("durationMs", duration);
    }
    write("INFO", "answered", fields);
  }

  /** Nobody hears of the run's end by an event. */
  void eventNotSent(Exception failure) {
    write("WARN", "eventNotSent", Map.of("message", String.valueOf(failure.getMessage())));
  }

  void failed(Exception failure) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("message", String.valueOf(failure.getMessage()));
    if (failure instanceof SlipwayException known) {
      fields.putAll(known.fields().map());
      fields.values().removeIf(Objects::isNull);
    }
    write("ERROR", "failed", fields);
  }

  private void write(String level, String event, Map<String, ? extends @Nullable Object> fields) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("timestamp", Instant.now().toString());
    line.put("level", level);
    line.put("event", event);
    line.put("requestId", requestId);
    if (runId != null) {
      line.put("runId", runId);
    }
    fields.forEach((name, value) -> line.put(name, fit(value)));
    out.println(Json.text(line));
  }

  private static @Nullable Object fit(@Nullable Object value) {
    return value instanceof String text && text.length() > LONGEST
        ? Excerpt.bothEnds(text, LONGEST)
        : value;
  }
}
