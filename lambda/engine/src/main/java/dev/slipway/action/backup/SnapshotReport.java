package dev.slipway.action.backup;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.action.SnapshotBackup;
import dev.slipway.action.Verdict;
import dev.slipway.backup.snapshot.RdsSnapshot;
import dev.slipway.backup.snapshot.SnapshotTerms;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that was begun.
 *
 * @param awaited whether it was waited for; then, until it is available, the outcome is PAUSED
 */
public record SnapshotReport(SnapshotBackup.Taken taken, boolean awaited, long durationMs)
    implements Report {

  /** True when it was waited for in vain; it goes on without us. */
  public boolean isPaused() {
    return awaited && !taken.snapshot().isAvailable();
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
    SnapshotTerms terms = taken.terms();
    RdsSnapshot snapshot = taken.snapshot();
    return new Fields()
        .with("action", "backup")
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
