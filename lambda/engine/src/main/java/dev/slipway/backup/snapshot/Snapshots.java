package dev.slipway.backup.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots of the RDS instance or Aurora cluster that one database lies in. A snapshot holds
 * what was there when it began, but it may still fail until it is available; so only then is it a
 * backup.
 */
public final class Snapshots {

  /** How long to wait for an instance that RDS is busy with, where there is no deadline. */
  private static final Duration BUSY = Duration.ofMinutes(30);

  /** How long to wait for a snapshot, where there is no deadline. */
  private static final Duration SLOW = Duration.ofDays(1);

  private final SnapshotService service;
  private final Supplier<SnapshotSource> source;
  private final Supplier<Optional<Duration>> left;
  private final Consumer<String> notice;
  private @Nullable SnapshotSource known;

  /**
   * Asks nothing of RDS yet.
   *
   * @param source finds what to take snapshots of
   * @param left how long there still is for waiting, nothing for no limit
   * @param notice hears what is waited for
   */
  public Snapshots(
      SnapshotService service,
      Supplier<SnapshotSource> source,
      Supplier<Optional<Duration>> left,
      Consumer<String> notice) {
    this.service = service;
    this.source = source;
    this.left = left;
    this.notice = notice;
  }

  /** What snapshots are taken of; for an instance of a cluster, the cluster. */
  public SnapshotSource source() {
    SnapshotSource found = known;
    if (found == null) {
      found = service.whole(source.get());
      known = found;
    }
    return found;
  }

  /** Begins a snapshot. Throws {@link SourceBusy} when RDS is at something else. */
  public RdsSnapshot begin(SnapshotTerms terms) {
    String name = SnapshotName.of(terms.database(), terms.version(), Instant.now());
    return service.create(source(), name, terms.tags());
  }

  /** The same; what RDS is busy with is waited for while there is time. */
  public RdsSnapshot beginPatiently(SnapshotTerms terms) {
    Pauses pauses = new Pauses(left, BUSY);
    boolean told = false;
    while (true) {
      try {
        return begin(terms);
      } catch (SourceBusy e) {
        if (!pauses.pause()) {
          throw e;
        }
        if (!told) {
          notice.accept("waiting until RDS can take a snapshot of " + source());
          told = true;
        }
      }
    }
  }

  /**
   * The snapshot when it is available, or as it is when the time is over before. Throws {@link
   * SnapshotFailed} when it never will be.
   */
  public RdsSnapshot await(RdsSnapshot begun) {
    Pauses pauses = new Pauses(left, SLOW);
    RdsSnapshot now = checked(begun);
    if (!now.isAvailable()) {
      notice.accept("waiting for the snapshot " + now.name());
    }
    while (!now.isAvailable() && pauses.pause()) {
      RdsSnapshot before = now;
      now = checked(service.look(begun.arn()).orElseThrow(() -> gone(begun)));
      if (now.percent() != before.percent()) {
        notice.accept("the snapshot " + now.name() + " is done to " + now.percent() + " %");
      }
    }
    return now;
  }

  /** A snapshot as it is now, nothing when it is gone. */
  public Optional<RdsSnapshot> look(String arn) {
    return service.look(arn);
  }

  /** The snapshots that we have taken of a database, newest first. */
  public List<RdsSnapshot> ofUs(String database) {
    return service.list(source()).stream()
        .filter(snapshot -> snapshot.isOurs(database))
        .sorted(
            Comparator.comparing(
                    RdsSnapshot::started, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
                .thenComparing(RdsSnapshot::name)
                .reversed())
        .toList();
  }

  /** Deletes one of {@link #ofUs}. */
  public void delete(RdsSnapshot snapshot) {
    service.delete(snapshot);
  }

  private static RdsSnapshot checked(RdsSnapshot snapshot) {
    if (snapshot.isDead()) {
      throw new SnapshotFailed(
          "The snapshot "
              + snapshot.name()
              + " of "
              + snapshot.source()
              + " did not come about: its status is "
              + snapshot.status()
              + ". The database was not changed. Next: look at the events of "
              + snapshot.source()
              + " in RDS, then try again.",
          null);
    }
    return snapshot;
  }

  private static SnapshotFailed gone(RdsSnapshot snapshot) {
    return new SnapshotFailed(
        "The snapshot "
            + snapshot.name()
            + " is gone: somebody deleted it while it was waited for. The database was not changed."
            + " Try again.",
        null);
  }
}
