package dev.slipway.backup.verify;

import dev.slipway.backup.manifest.Manifest;
import dev.slipway.error.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a backup.
 *
 * @param uri where it is; ends with a slash
 * @param manifest null when it is missing or damaged
 * @param signed whether it has a seal, which was looked at where there is a key for it
 * @param bytes what its files take in the store, the manifest included
 * @param filesRead how many files besides the manifest were read
 * @param problems what is wrong, by file; empty for a backup that is whole
 */
public record VerifyResult(
    String uri,
    @Nullable Manifest manifest,
    boolean signed,
    long bytes,
    int filesRead,
    List<Problem> problems) {

  /** True when nothing is wrong. */
  public boolean isWhole() {
    return problems.isEmpty();
  }
}
