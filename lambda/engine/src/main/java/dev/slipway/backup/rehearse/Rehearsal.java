package dev.slipway.backup.rehearse;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.restore.Restore;
import dev.slipway.backup.restore.RestoreResult;
import dev.slipway.backup.restore.definition.DefinitionFiles;
import dev.slipway.backup.restore.terms.Care;
import dev.slipway.backup.restore.terms.RestoreFailed;
import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.backup.restore.work.UnitRunner;
import dev.slipway.error.Problem;
import dev.slipway.error.RowTooLarge;
import dev.slipway.error.SlipwayException;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.progress.WorkListener;
import dev.slipway.sql.DatabaseStatements;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Proves that backups restore. A scratch database is created on a server, restored into, compared
 * with the backup and dropped, and so is one for the definitions alone where their texts differ; no
 * other database there is touched.
 */
public final class Rehearsal {

  private final String database;
  private final ScratchConnections server;
  private final WorkListener listener;
  private final RehearsalTime time;

  /**
   * Opens nothing yet.
   *
   * @param database one that is there, to connect to first
   * @param server leads to a database of the server by its name
   * @param time how long it may take
   */
  public Rehearsal(
      String database, ScratchConnections server, WorkListener listener, RehearsalTime time) {
    this.database = database;
    this.server = server;
    this.listener = listener;
    this.time = time;
  }

  /**
   * Restores a backup and compares. That it does not restore is a result. Throws {@link
   * RehearsalFailed} when that cannot be found out on this server, or not in time.
   */
  public RehearsalResult hold(StoredBackup backup) {
    Workplace place = Workplace.on(database, server, ScratchUse.REHEARSAL, backup);
    try (ScratchDatabase restored = place.database()) {
      return holdOrTell(backup, place, restored);
    } catch (IOException e) {
      throw new RehearsalFailed(
          "The rehearsal of " + backup.uri() + " broke off: " + e.getMessage() + ". Try again.", e);
    }
  }

  private RehearsalResult holdOrTell(StoredBackup backup, Workplace place, ScratchDatabase restored)
      throws IOException {
    try {
      return hold(backup, place, restored);
    } catch (SlipwayException e) {
      restored.tellLeftBehind();
      throw e;
    }
  }

  private RehearsalResult hold(StoredBackup backup, Workplace place, ScratchDatabase restored)
      throws IOException {
    Runnable clock = () -> requireTime(backup);
    DefinitionFiles files = new DefinitionFiles(backup, clock);
    Comparisons comparisons = new Comparisons(backup, place, files, restored, clock);
    try {
      restored.begin(files.stored(), new PlaceFault(place));
      RestoreTerms terms = terms(place.server(), comparisons.extent());
      RestoreResult result = new Restore(restored.connector(), backup, listener).run(terms);
      if (!result.done()) {
        throw late(backup);
      }
      restored.end(files.stored(), comparisons.extent().left()).forEach(comparisons::found);
      comparisons.warn(
          result.warnings().stream()
              .filter(warning -> !warning.startsWith(UnitRunner.SERVER_SAYS))
              .toList());
      comparisons.make();
    } catch (RowTooLarge e) {
      throw new PlaceFault(place)
          .told(e.getMessage() + ".", e.advice() + " and rehearse it again", e);
    } catch (RestoreFailed e) {
      comparisons.found(new Problem("restore", damage(e, new PlaceFault(place))));
    }
    return comparisons.result();
  }

  /** What of a failure is the backup's fault; throws what is not. */
  private static String damage(RestoreFailed failure, PlaceFault fault) {
    SqlFailure cause = cause(failure);
    boolean lost = cause != null && cause.isConnectionLoss();
    RehearsalFailed place = lost ? null : fault.in(failure, cause);
    if (place != null) {
      throw place;
    }
    if (failure.isUntouched() || lost) {
      throw failure;
    }
    return told(failure);
  }

  private static @Nullable SqlFailure cause(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof SqlFailure)) {
      cause = cause.getCause();
    }
    return (SqlFailure) cause;
  }

  /** Without the state of the scratch database, which is gone. */
  private static String told(RestoreFailed failure) {
    return String.valueOf(failure.getMessage()).split("\nThe database is ", 2)[0];
  }

  private void requireTime(StoredBackup backup) {
    if (time.isOver()) {
      throw late(backup);
    }
  }

  /**
   * A restorer leaves owners and privileges to {@link Administration}; what is said of the database
   * itself is for {@link DatabaseComparison}.
   */
  private RestoreTerms terms(ScratchServer scratch, Extent extent) {
    boolean rights = scratch.restorer() == null && scratch.rights();
    return new RestoreTerms(
        false,
        List.of(),
        rights,
        rights,
        words -> !extent.left().is(words) && !DatabaseStatements.isAboutDatabase(words),
        Set.of(),
        Care.ENDS,
        RestoreTerms.WORKERS,
        time.left());
  }

  private RehearsalFailed late(StoredBackup backup) {
    return new RehearsalFailed(
        "The rehearsal of " + backup.uri() + " was not finished: " + time.end(), null);
  }
}
