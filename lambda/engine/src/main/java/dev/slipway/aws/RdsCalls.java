package dev.slipway.aws;

import dev.slipway.backup.snapshot.RdsSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The calls about snapshots, which RDS has twice: for instances and for clusters. They throw what
 * RDS answers.
 */
interface RdsCalls {

  /** Begins a snapshot of an instance or cluster. */
  RdsSnapshot create(String identifier, String name, Map<String, String> tags);

  /** The snapshot of a name, nothing when there is none. */
  Optional<RdsSnapshot> look(String name);

  /** The snapshots of an instance or cluster that RDS has not taken by itself. */
  List<RdsSnapshot> manual(String identifier);

  /** Deletes the snapshot of a name. */
  void delete(String name);

  /** The right that IAM must allow for what a verb says, such as {@code Create}. */
  String right(String verb);
}
