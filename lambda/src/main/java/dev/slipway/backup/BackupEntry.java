package dev.slipway.backup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup in a store.
 *
 * @param started when it was begun
 * @param files how many files it has, with the manifest
 * @param bytes what they take in the store
 * @param manifest null when it is incomplete: under way, or broken off
 */
public record BackupEntry(
    String uri, Instant started, int files, long bytes, @Nullable Manifest manifest) {

  /** True when it can be restored, as far as can be seen without reading its files. */
  public boolean isComplete() {
    return manifest != null;
  }
}
