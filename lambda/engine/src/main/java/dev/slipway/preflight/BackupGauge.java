package dev.slipway.preflight;

import dev.slipway.backup.catalogue.BackupEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How old the newest complete backup is. */
public final class BackupGauge {

  private static final String GAUGE = "backup";
  private static final long DAY = Duration.ofDays(1).toSeconds();

  private BackupGauge() {}

  /** Where no store is configured. */
  public static Reading none(boolean isProtected) {
    return Reading.of(
        GAUGE,
        isProtected ? Light.RED : Light.YELLOW,
        "no store",
        List.of(),
        "set BACKUP_STORE (--backup-store): there is no way back without a backup");
  }

  /** Where it could not be read. */
  public static Reading unreadable(String why) {
    return Reading.of(GAUGE, Light.RED, "unknown", List.of(why), "mend the store");
  }

  /** By what is in the store, the newest first. */
  public static Reading of(List<BackupEntry> found, Instant now) {
    Optional<BackupEntry> newest =
        found.stream().filter(entry -> entry.state() == BackupEntry.State.COMPLETE).findFirst();
    if (newest.isEmpty()) {
      return Reading.of(GAUGE, Light.YELLOW, "none yet", List.of(), "take one: backup");
    }
    long age = Duration.between(newest.get().started(), now).toSeconds();
    return Reading.of(
        GAUGE,
        Light.above(age, DAY, Long.MAX_VALUE),
        Figures.time(Math.max(0, age)) + " old",
        List.of(newest.get().uri()),
        "take one: backup");
  }
}
