package dev.slipway.backup.retention;

import dev.slipway.backup.catalogue.BackupEntry;
import dev.slipway.backup.catalogue.BackupEntry.State;
import java.time.Instant;

/**
 * What retention must know of a backup.
 *
 * @param name what it is known by, such as its URI
 * @param changed when something was last written to it
 * @param bytes what it takes; 0 when that is not known
 */
public record Candidate(String name, Instant started, Instant changed, State state, long bytes) {

  /** A backup in a store; its name is its URI. */
  public static Candidate of(BackupEntry backup) {
    return new Candidate(
        backup.uri(), backup.started(), backup.changed(), backup.state(), backup.bytes());
  }
}
