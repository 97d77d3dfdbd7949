package dev.slipway.backup.rehearse;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Origin;
import dev.slipway.backup.restore.Restore;
import dev.slipway.backup.restore.RestoreFailed;
import dev.slipway.backup.restore.RestoreListener;
import dev.slipway.backup.restore.RestoreResult;
import dev.slipway.backup.restore.RestoreTerms;
import dev.slipway.error.Problem;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.SqlFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Proves that backups restore. A scratch database is created on a server, restored into, compared
 * with the backup and dropped, and so is one for the definitions alone where their texts differ; no
 * other database there is touched.
 */
public final class Rehearsal {

  private final String database;
  private final Function<String, Connector> server;
  private final RestoreListener listener;
  private final Supplier<Optional<Duration>> timeLeft;

  /**
   * Opens nothing yet.
   *
   * @param database one that is there, to connect to first
   * @param server connects to a database of the server by its name
   * @param timeLeft how long it may take from now on; nothing when there is no deadline
   */
  public Rehearsal(
      String database,
      Function<String, Connector> server,
      RestoreListener listener,
      Supplier<Optional<Duration>> timeLeft) {
    this.database = database;
    this.server = server;
    this.listener = listener;
    this.timeLeft = timeLeft;
  }

  /**
   * Restores a backup and compares. That it does not restore is a result. Throws {@link
   * RehearsalFailed} when that cannot be found out on this server, or not in time.
   */
  public RehearsalResult hold(StoredBackup backup) {
    Connector first = server.apply(database);
    Origin origin = backup.manifest().origin();
    ScratchServer scratch =
        ScratchServer.prepare(
            first, backup.manifest(), () -> ScratchDatabase.create(first, server, origin));
    try (ScratchDatabase restored = scratch.databases().get()) {
      return hold(backup, scratch, restored.connector());
    } catch (IOException e) {
      throw new RehearsalFailed(
          "The rehearsal of " + backup.uri() + " broke off: " + e.getMessage() + ". Try again.", e);
    }
  }

  private RehearsalResult hold(StoredBackup backup, ScratchServer scratch, Connector connector)
      throws IOException {
    Comparisons comparisons =
        new Comparisons(backup, scratch, connector, () -> requireTime(backup));
    try {
      RestoreResult result = new Restore(connector, backup, listener).run(terms(scratch));
      if (!result.done()) {
        throw late(backup);
      }
      comparisons.warn(result.warnings());
      comparisons.make();
    } catch (RestoreFailed e) {
      if (e.isUntouched() || isConnectionLoss(e)) {
        throw e;
      }
      comparisons.found(new Problem("restore", told(e)));
    }
    return comparisons.result();
  }

  /** Says nothing of the backup. */
  private static boolean isConnectionLoss(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof SqlFailure)) {
      cause = cause.getCause();
    }
    return cause instanceof SqlFailure sql && sql.isConnectionLoss();
  }

  /** Without the state of the scratch database, which is gone. */
  private static String told(RestoreFailed failure) {
    return String.valueOf(failure.getMessage()).split("\nThe database is ", 2)[0];
  }

  private void requireTime(StoredBackup backup) {
    if (timeLeft.get().filter(Duration::isNegative).isPresent()) {
      throw late(backup);
    }
  }

  private RestoreTerms terms(ScratchServer scratch) {
    return new RestoreTerms(
        false, List.of(), scratch.rights(), scratch.rights(), RestoreTerms.WORKERS, timeLeft);
  }

  private static RehearsalFailed late(StoredBackup backup) {
    return new RehearsalFailed(
        "The rehearsal of "
            + backup.uri()
            + " was not finished: the time ended before it was restored and compared. The scratch"
            + " database was dropped. Next: rehearse where there is more time, such as by the"
            + " command line.",
        null);
  }
}
