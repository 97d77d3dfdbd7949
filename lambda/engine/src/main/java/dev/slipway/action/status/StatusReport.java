package dev.slipway.action.status;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.action.RunFields;
import dev.slipway.action.Verdict;
import dev.slipway.config.MetricNames;
import dev.slipway.error.Problem;
import dev.slipway.history.HistoryRow;
import dev.slipway.history.Run;
import dev.slipway.migration.Migration;
import dev.slipway.migration.Version;
import dev.slipway.plan.Comparison;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a database stands against the files. */
public record StatusReport(String database, Comparison comparison) implements Report {

  /** The one word for it. */
  public enum Outcome {
    UP_TO_DATE,
    PENDING,
    PARTIAL,
    CHANGED,
    AHEAD
  }

  /** The word; what must be mended first comes first. */
  public Outcome outcome() {
    if (comparison.history().partial().isPresent()) {
      return Outcome.PARTIAL;
    }
    if (!comparison.changed().isEmpty()) {
      return Outcome.CHANGED;
    }
    if (!comparison.ahead().isEmpty()) {
      return Outcome.AHEAD;
    }
    return comparison.pending().isEmpty() ? Outcome.UP_TO_DATE : Outcome.PENDING;
  }

  private boolean isClean() {
    return outcome() == Outcome.UP_TO_DATE
        && comparison.missing().isEmpty()
        && comparison.files().problems().isEmpty();
  }

  @Override
  public Verdict verdict() {
    return isClean() ? Verdict.DONE : Verdict.FOUND;
  }

  @Override
  public Map<String, Number> measures() {
    Map<String, Number> measures = new LinkedHashMap<>();
    measures.put(MetricNames.MIGRATIONS_PENDING, comparison.pending().size());
    backupAge(Instant.now())
        .ifPresent(age -> measures.put(MetricNames.BACKUP_AGE_HOURS, age.toMinutes() / 60.0));
    return measures;
  }

  @Override
  public String text() {
    return StatusText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    List<Map<String, @Nullable Object>> unreadable = new ArrayList<>();
    for (Problem problem : comparison.files().problems()) {
      unreadable.add(problem(problem));
    }
    return statusFields().withUnlessEmpty("unreadable", unreadable).map();
  }

  private static Map<String, @Nullable Object> problem(Problem problem) {
    return new Fields().with("where", problem.where()).with("what", problem.what()).map();
  }

  private Fields statusFields() {
    Run lastRun = lastRun();
    Run lastBackup = comparison.history().lastBackup().orElse(null);
    return new Fields()
        .with("action", "status")
        .with("outcome", outcome().name())
        .with("database", database)
        .with("environment", comparison.environment())
        .with("current", comparison.history().current().map(Version::toString).orElse(null))
        .with("applied", applied())
        .with("pending", files(comparison.pending()))
        .with("changed", files(comparison.changed()))
        .with("missing", rows(comparison.missing()))
        .with("outOfOrder", files(comparison.outOfOrder()))
        .with("skipped", files(comparison.skipped()))
        .with("partial", comparison.history().partial().map(StatusReport::partial).orElse(null))
        .with("lastRun", lastRun == null ? null : RunFields.of(lastRun))
        .with("lastBackup", lastBackup == null ? null : backup(lastBackup));
  }

  private List<Map<String, @Nullable Object>> applied() {
    return rows(comparison.history().rows().stream().filter(row -> !row.isPartial()).toList());
  }

  private static List<Map<String, @Nullable Object>> files(List<Migration> migrations) {
    return migrations.stream()
        .map(
            migration ->
                new Fields()
                    .with("version", migration.version().toString())
                    .with("description", migration.description())
                    .with("file", migration.file())
                    .withUnlessEmpty(
                        "requiresBackfills", List.copyOf(migration.options().backfills()))
                    .map())
        .toList();
  }

  private static List<Map<String, @Nullable Object>> rows(List<HistoryRow> rows) {
    return rows.stream()
        .map(
            row ->
                new Fields()
                    .with("version", row.version().toString())
                    .with("description", row.description())
                    .with("state", row.state().text())
                    .with("appliedAt", row.appliedAt())
                    .with("appliedBy", row.appliedBy())
                    .with("durationMs", row.executionTimeMs())
                    .map())
        .toList();
  }

  private static Map<String, @Nullable Object> partial(HistoryRow row) {
    Fields fields =
        new Fields()
            .with("version", row.version().toString())
            .with("segmentsDone", row.segmentsDone());
    return (row.isReverting() ? fields.with("state", row.state().text()) : fields).map();
  }

  private static Map<String, @Nullable Object> backup(Run run) {
    return new Fields()
        .with("backup", run.backupUri())
        .with("startedAt", run.startedAt())
        .with("runId", run.runId())
        .map();
  }

  /** How long ago the newest backup in the history was begun; nothing when there is none. */
  private Optional<Duration> backupAge(Instant now) {
    Run backup = comparison.history().lastBackup().orElse(null);
    return backup == null
        ? Optional.empty()
        : Optional.ofNullable(backup.startedAt())
            .map(started -> Duration.between(Instant.parse(started), now));
  }

  /** The newest run, for the text form. */
  public @Nullable Run lastRun() {
    return comparison.history().lastRun().orElse(null);
  }
}
