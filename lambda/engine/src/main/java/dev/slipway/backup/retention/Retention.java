package dev.slipway.backup.retention;

import dev.slipway.backup.catalogue.BackupEntry.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many backups are kept. Only complete ones count, and the newest of them is always kept. One
 * whose manifest cannot be read is neither counted nor deleted: it may be a good backup of another
 * version, or one that a missing right hides.
 *
 * @param last how many of the newest are kept, at least one
 * @param days for how many days, today included, the newest of each day is kept too; days are UTC's
 */
public record Retention(int last, int days) {

  /** A week of whatever there is, and a month of days. */
  public static final Retention DEFAULT = new Retention(7, 30);

  /** After so long without a file, nobody is writing to an incomplete backup any more. */
  private static final Duration UNDER_WAY = Duration.ofDays(1);

  /** Throws IllegalArgumentException for numbers that would keep nothing. */
  public Retention {
    if (last < 1 || days < 0) {
      throw new IllegalArgumentException("keeps nothing: last " + last + ", days " + days);
    }
  }

  /** What becomes of each backup, the newest first. */
  public List<Decision> plan(Collection<Candidate> backups, Instant now) {
    List<Candidate> newestFirst =
        backups.stream()
            .sorted(
                Comparator.comparing(Candidate::started).thenComparing(Candidate::name).reversed())
            .toList();
    Map<Candidate, Fate> complete = complete(newestFirst, now);
    return newestFirst.stream()
        .map(backup -> new Decision(backup, fate(backup, complete, now)))
        .toList();
  }

  private static Fate fate(Candidate backup, Map<Candidate, Fate> complete, Instant now) {
    return switch (backup.state()) {
      case COMPLETE -> complete.getOrDefault(backup, Fate.TOO_OLD);
      case DAMAGED, STRANGE -> Fate.KEPT_AS_UNREADABLE;
      case INCOMPLETE ->
          backup.changed().isAfter(now.minus(UNDER_WAY)) ? Fate.KEPT_AS_UNDER_WAY : Fate.BROKEN_OFF;
    };
  }

  /** The complete ones that are kept. */
  private Map<Candidate, Fate> complete(List<Candidate> newestFirst, Instant now) {
    Map<Candidate, Fate> kept = new HashMap<>();
    Set<LocalDate> seen = new HashSet<>();
    for (Candidate backup : newestFirst) {
      if (backup.state() == State.COMPLETE) {
        boolean newestOfDay = seen.add(day(backup.started()));
        if (kept.size() < last) {
          kept.put(backup, Fate.KEPT_AS_LAST);
        } else if (newestOfDay && isRecent(backup, now)) {
          kept.put(backup, Fate.KEPT_FOR_ITS_DAY);
        }
      }
    }
    return kept;
  }

  private boolean isRecent(Candidate backup, Instant now) {
    return ChronoUnit.DAYS.between(day(backup.started()), day(now)) < days;
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
