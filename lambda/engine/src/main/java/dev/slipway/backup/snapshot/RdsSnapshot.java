package dev.slipway.backup.snapshot;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as RDS tells of it.
 *
 * @param status RDS's own word
 * @param percent how much of it is done
 * @param started when it was taken; null while RDS does not tell
 */
public record RdsSnapshot(
    SnapshotSource source,
    String name,
    String arn,
    String status,
    int percent,
    @Nullable Instant started,
    Map<String, String> tags) {

  /** From which no snapshot becomes available any more; the SDK's own waiters say the same. */
  private static final Set<String> DEAD =
      Set.of("deleted", "deleting", "failed", "incompatible-restore", "incompatible-parameters");

  /** True when it can be restored. */
  public boolean isAvailable() {
    return status.equals("available");
  }

  /** True when it never will be. */
  public boolean isDead() {
    return DEAD.contains(status);
  }

  /** True when we have taken it of this database: its name and its tags both say so. */
  public boolean isOurs(String database) {
    return name.startsWith(SnapshotName.prefix(database))
        && tags.containsKey(SnapshotTerms.TOOL)
        && SnapshotTerms.tagValue(database).equals(tags.get(SnapshotTerms.DATABASE));
  }

  /** The newest migration when it was taken, null when it does not tell. */
  public @Nullable String version() {
    return tags.get(SnapshotTerms.VERSION);
  }
}
