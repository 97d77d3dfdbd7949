package dev.slipway.backup.snapshot;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** RDS, as far as snapshots go. Every method may throw {@link SnapshotFailed}. */
public interface SnapshotService {

  /** The instance or cluster that answers at a host. */
  SnapshotSource find(String host);

  /** The cluster of an instance that belongs to one; else what was given. */
  SnapshotSource whole(SnapshotSource given);

  /**
   * Begins a snapshot. One of that name that has these tags already is taken for the answer, since
   * the first answer may have been lost. Throws {@link SourceBusy} when there can be none now.
   */
  RdsSnapshot create(SnapshotSource source, String name, Map<String, String> tags);

  /** The snapshot of an ARN as it is now; nothing when there is none any more. */
  Optional<RdsSnapshot> look(String arn);

  /** All snapshots that somebody took of a source, not those that RDS takes by itself. */
  List<RdsSnapshot> list(SnapshotSource source);

  /** Deletes a snapshot. */
  void delete(RdsSnapshot snapshot);
}
