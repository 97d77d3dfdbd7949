package dev.slipway.backup.part;

import java.util.List;

/** Something that is read in a session on a snapshot, and makes one file. */
public interface SnapshotJob {

  /** What is read, for messages. */
  String subject();

  /** The tables that must stay as they are meanwhile, as LOCK TABLE names them. */
  default List<String> locks() {
    return List.of();
  }

  /** What that takes in the database, in bytes, as far as it is known. */
  default long estimate() {
    return 0;
  }

  /** True for what only the session reads that has all locks. */
  default boolean isForReader() {
    return false;
  }
}
