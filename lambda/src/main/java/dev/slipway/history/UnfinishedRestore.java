package dev.slipway.history;

import dev.slipway.error.SlipwayException;

/** A database is half restored: what stands in its tables, the history's too, is not all there. */
public final class UnfinishedRestore extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private UnfinishedRestore(String database) {
    super(
        "Database "
            + database
            + " is half restored. Nothing was done. Next: ask for the same restore again, which goes"
            + " on where it stopped (SELECT uri FROM slipway_restore.backup names its backup), or"
            + " restore with --clean (\"clean\":true) to start over.",
        null);
  }

  /** Throws {@link UnfinishedRestore} when it is so. */
  public static void refuse(DatabaseFacts facts) {
    if (facts.restoring()) {
      throw new UnfinishedRestore(facts.database());
    }
  }
}
