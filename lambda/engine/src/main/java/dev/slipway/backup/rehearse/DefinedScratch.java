package dev.slipway.backup.rehearse;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.restore.definition.DefinitionFiles;
import dev.slipway.backup.verify.StoredFiles;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A scratch database with the definitions of a backup and none of its rows. All belongs to the role
 * that works there, nobody has privileges; event triggers and subscriptions are left out.
 */
public final class DefinedScratch {

  private DefinedScratch() {}

  /**
   * Makes one, which is gone when it is closed. On a server that is ours alone, what is in the
   * backup runs without the rights of a superuser. Throws {@link RehearsalFailed}, and what reading
   * the backup throws.
   *
   * @param database one that is there, to connect to first
   * @param server leads to a database of the server by its name
   * @param notices hears of each definition that could not be made
   */
  public static ScratchDatabase of(
      String database,
      ScratchConnections server,
      ScratchUse use,
      StoredBackup backup,
      Consumer<String> notices) {
    refuseWhatIsNotOurs(backup);
    Map<String, String> stored = stored(backup);
    Workplace place = Workplace.on(database, server, use, backup);
    ScratchDatabase scratch = place.database();
    try {
      Extent extent = new Extent(false, SuperuserOnly.of(stored.values()));
      for (Problem problem : new MadeDefinitions(place, extent, () -> {}).in(scratch, stored)) {
        notices.accept("not in the scratch database: " + problem);
      }
      return scratch;
    } catch (RuntimeException e) {
      closeAfter(scratch, e);
      throw e;
    }
  }

  /** What stands in a backup is run there. */
  private static void refuseWhatIsNotOurs(StoredBackup backup) {
    List<Problem> problems = new StoredFiles(backup).checkDefinitions();
    if (!problems.isEmpty()) {
      throw new RehearsalFailed(
          Problems.format("The backup " + backup.uri() + " is damaged:", problems)
              + "\nNothing was done. Next: take another backup that `backups` lists.",
          null);
    }
  }

  private static Map<String, String> stored(StoredBackup backup) {
    try {
      return new DefinitionFiles(backup, () -> {}).stored();
    } catch (IOException e) {
      throw new RehearsalFailed(
          "The definitions of "
              + backup.uri()
              + " could not be read: "
              + e.getMessage()
              + ". Nothing was done. Next: verify-backup "
              + backup.uri(),
          e);
    }
  }

  private static void closeAfter(ScratchDatabase scratch, RuntimeException reason) {
    try {
      scratch.close();
    } catch (RuntimeException e) {
      reason.addSuppressed(e);
    }
  }
}
