package dev.slipway.action;

import dev.slipway.backup.snapshot.Snapshot;
import dev.slipway.backup.snapshot.SnapshotSource;
import dev.slipway.backup.snapshot.SnapshotTerms;
import dev.slipway.backup.snapshot.Snapshots;
import dev.slipway.backup.snapshot.SourceBusy;
import dev.slipway.config.Settings;
import dev.slipway.history.ForeignTable;
import dev.slipway.history.Run;
import dev.slipway.history.RunStatus;
import dev.slipway.migration.Version;
import dev.slipway.run.BackupUnderWay;
import dev.slipway.run.RunTerms;
import dev.slipway.run.Runner;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes snapshots of what the database lies in, as asked for or before a run. */
final class SnapshotAction {

  /** A run that goes on later than this takes a snapshot of its own. */
  private static final Duration SAME_RUN = Duration.ofHours(3);

  private final Settings settings;
  private final Runner runner;
  private final Snapshots snapshots;
  private final String toolVersion;

  SnapshotAction(RunTerms terms, Runner runner, Toolbox toolbox) {
    this.settings = terms.settings();
    this.runner = runner;
    this.snapshots = toolbox.snapshots().apply(terms);
    this.toolVersion = toolbox.version();
  }

  Report perform(Request request) {
    long start = System.nanoTime();
    SnapshotTerms terms = terms(UUID.randomUUID());
    Snapshot snapshot =
        request.await() ? snapshots.await(snapshots.beginPatiently(terms)) : snapshots.begin(terms);
    return new SnapshotReport(
        terms, snapshot, request.await(), (System.nanoTime() - start) / 1_000_000);
  }

  /**
   * The ARN of an available snapshot for a run: the one that the run before this has begun, when
   * this goes on with it, or else a new one. Throws {@link BackupUnderWay} when it is not available
   * in time.
   */
  String takeBefore(Action action, UUID runId) {
    try {
      Optional<Snapshot> begun = begun(action, runId);
      Snapshot snapshot =
          snapshots.await(begun.orElseGet(() -> snapshots.beginPatiently(terms(runId))));
      if (snapshot.isAvailable()) {
        return snapshot.arn();
      }
      throw new BackupUnderWay(
          "The snapshot %s, which must come first, is %s (%d %%); nothing is changed before it is available."
              .formatted(snapshot.name(), snapshot.status(), snapshot.percent()),
          snapshot.arn(),
          null);
    } catch (SourceBusy e) {
      throw new BackupUnderWay(String.valueOf(e.getMessage()), null, e);
    }
  }

  /** The audit log tells what a paused run has begun; the newest entry is this run's own. */
  private Optional<Snapshot> begun(Action action, UUID runId) {
    return runner.runs(2).stream()
        .filter(run -> !run.runId().equals(runId.toString()))
        .findFirst()
        .filter(run -> run.action().equals(action.word()) && isPaused(run))
        .map(Run::backupUri)
        .filter(SnapshotSource::isSnapshot)
        .flatMap(snapshots::look);
  }

  private static boolean isPaused(Run run) {
    String finished = run.finishedAt();
    return run.status().equals(RunStatus.IN_PROGRESS.text())
        && finished != null
        && Instant.parse(finished).isAfter(Instant.now().minus(SAME_RUN));
  }

  private SnapshotTerms terms(UUID runId) {
    String database = Objects.requireNonNull(settings.database()).name();
    return new SnapshotTerms(runId, settings.environment(), database, version(), toolVersion);
  }

  /** Where another tool keeps the history, ours is empty. */
  private @Nullable String version() {
    try {
      return runner.look(false).history().current().map(Version::toString).orElse(null);
    } catch (ForeignTable e) {
      return null;
    }
  }
}
