package dev.slipway.action.backups;

import dev.slipway.action.Fields;
import dev.slipway.action.Report;
import dev.slipway.backup.snapshot.RdsSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The snapshots that we have taken of a database, newest first. */
public record SnapshotsReport(BackupSearch listing, List<RdsSnapshot> snapshots) implements Report {

  /** How long ago a snapshot was taken. */
  public Duration age(RdsSnapshot snapshot) {
    Instant started = snapshot.started();
    return started == null ? Duration.ZERO : listing.age(started);
  }

  @Override
  public String text() {
    return SnapshotsText.of(this);
  }

  @Override
  public Map<String, @Nullable Object> fields() {
    return listing
        .fields("DONE")
        .with("kind", "snapshot")
        .with("store", listing.store())
        .with("backups", snapshots.stream().map(this::fields).toList())
        .map();
  }

  private Map<String, @Nullable Object> fields(RdsSnapshot snapshot) {
    Instant started = snapshot.started();
    return new Fields()
        .with("backup", snapshot.arn())
        .with("snapshot", snapshot.name())
        .with("status", snapshot.status())
        .with("percent", snapshot.percent())
        .with("startedAt", started == null ? null : started.toString())
        .with("ageSeconds", age(snapshot).toSeconds())
        .with("version", snapshot.version())
        .map();
  }
}
