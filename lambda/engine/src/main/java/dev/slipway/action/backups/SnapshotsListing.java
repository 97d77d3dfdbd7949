package dev.slipway.action.backups;

import dev.slipway.action.Report;
import dev.slipway.backup.catalogue.BackupEntry.State;
import dev.slipway.backup.retention.Candidate;
import dev.slipway.backup.retention.Decision;
import dev.slipway.backup.retention.Pruning;
import dev.slipway.backup.retention.Retention;
import dev.slipway.backup.snapshot.RdsSnapshot;
import dev.slipway.backup.snapshot.Snapshots;
import dev.slipway.config.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists our snapshots of the database, or deletes those that need not be kept. */
final class SnapshotsListing {

  private final Settings settings;
  private final Snapshots snapshots;

  SnapshotsListing(Settings settings, Snapshots snapshots) {
    this.settings = settings;
    this.snapshots = snapshots;
  }

  Report perform(BackupsRequest request) {
    BackupSearch listing = BackupSearch.of(settings, snapshots.source().toString());
    List<RdsSnapshot> found = snapshots.ofUs(listing.database());
    Retention retention = request.prune();
    if (retention == null) {
      return new SnapshotsReport(listing, found);
    }
    List<Candidate> candidates =
        found.stream().map(snapshot -> candidate(snapshot, listing.now())).toList();
    List<Decision> decisions = retention.plan(candidates, listing.now());
    if (request.execute()) {
      delete(decisions, found);
    }
    return new PruneReport(listing, retention, decisions, request.execute());
  }

  /** RDS does not tell what a snapshot takes. */
  private static Candidate candidate(RdsSnapshot snapshot, Instant now) {
    Instant started = Objects.requireNonNullElse(snapshot.started(), now);
    State state = snapshot.isAvailable() ? State.COMPLETE : State.INCOMPLETE;
    return new Candidate(snapshot.arn(), started, started, state, 0);
  }

  private void delete(List<Decision> decisions, List<RdsSnapshot> found) {
    Map<String, RdsSnapshot> byArn =
        found.stream().collect(Collectors.toMap(RdsSnapshot::arn, Function.identity()));
    Pruning.execute(
        decisions, backup -> snapshots.delete(Objects.requireNonNull(byArn.get(backup.name()))));
  }
}
