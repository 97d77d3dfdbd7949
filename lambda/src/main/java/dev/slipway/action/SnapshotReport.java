package dev.slipway.action;

import dev.slipway.backup.snapshot.Snapshot;
import dev.slipway.backup.snapshot.SnapshotTerms;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that was begun.
 *
 * @param awaited whether it was waited for; then, until it is available, the outcome is PAUSED
 */
public record SnapshotReport(Taken taken, boolean awaited, long durationMs) implements Report {

  /** A snapshot with what it was to tell of itself. */
  public record Taken(SnapshotTerms terms, Snapshot snapshot) {}

  /** True when it was waited for in vain; it goes on without us. */
  public boolean isPaused() {
    return awaited && !taken.snapshot.isAvailable();
  }

  @Override
  public Verdict verdict() {
    return isPaused() ? Verdict.PAUSED : Verdict.DONE;
  }

  @Override
  public String text() {
    return SnapshotText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    SnapshotTerms terms = taken.terms;
    Snapshot snapshot = taken.snapshot;
    return new Fields()
        .with("action", Action.BACKUP.word())
        .with("outcome", isPaused() ? "PAUSED" : "DONE")
        .with("database", terms.database())
        .with("environment", terms.environment())
        .with("kind", "snapshot")
        .with("backup", snapshot.arn())
        .with("snapshot", snapshot.name())
        .with("source", snapshot.source().toString())
        .with("status", snapshot.status())
        .with("percent", snapshot.percent())
        .with("version", terms.version())
        .with("runId", terms.runId().toString())
        .with("durationMs", durationMs)
        .map();
  }
}
