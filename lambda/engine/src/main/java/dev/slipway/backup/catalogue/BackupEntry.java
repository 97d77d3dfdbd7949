package dev.slipway.backup.catalogue;

import dev.slipway.backup.manifest.Manifest;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A backup in a store.
 *
 * @param server the folder of the server that it is of; null where older versions kept it
 * @param started when it was begun; of a strange one, when it was changed
 * @param changed when the newest of its files was completed, by the clock of the store
 * @param files how many files it has, with the manifest
 * @param signed whether it has a seal, which was looked at where there is a key for it
 * @param bytes what they take in the store
 * @param manifest null when it is incomplete: under way, or broken off; also when it is damaged
 * @param problem why the manifest cannot be read, null when it can or there is none
 */
public record BackupEntry(
    String uri,
    @Nullable String server,
    Instant started,
    Instant changed,
    int files,
    boolean signed,
    long bytes,
    @Nullable Manifest manifest,
    @Nullable String problem) {

  /** By their folders, and in one second by what they say themselves. */
  static final Comparator<BackupEntry> OLDEST_FIRST =
      Comparator.comparing(BackupEntry::started).thenComparing(BackupEntry::toldStart);

  /** The problem of a folder that is called like a backup, but for its time. */
  static final String STRANGE =
      "Its name tells no time, so it is no backup of ours. Look at it, and delete it by hand.";

  /** What can be said of a backup without reading its files. */
  public enum State {
    COMPLETE,
    INCOMPLETE,
    DAMAGED,
    STRANGE
  }

  /** The one word for it. */
  public State state() {
    if (problem != null) {
      return problem.equals(STRANGE) ? State.STRANGE : State.DAMAGED;
    }
    return manifest == null ? State.INCOMPLETE : State.COMPLETE;
  }

  private Instant toldStart() {
    return manifest == null ? started : Instant.parse(manifest.startedAt());
  }
}
