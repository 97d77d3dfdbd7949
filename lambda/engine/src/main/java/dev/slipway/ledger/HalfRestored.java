package dev.slipway.ledger;

import dev.slipway.backup.restore.target.UnfinishedRestore;
import dev.slipway.error.SlipwayException;
import dev.slipway.history.DatabaseFacts;
import dev.slipway.postgres.Session;

/** A restore was begun in the database and has not ended: what it holds is incomplete. */
final class HalfRestored extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private HalfRestored(String database, String backup) {
    super(
        "Database "
            + database
            + " is half restored: a restore"
            + (backup.isEmpty() ? "" : " of " + backup)
            + " was begun and has not ended (schema slipway_restore)."
            + " Nothing was done. Next: run the same restore again"
            + (backup.isEmpty() ? "" : " (restore " + backup + ")")
            + ", it goes on where it stopped; or restore anew with --clean.",
        null);
  }

  static SlipwayException of(DatabaseFacts facts, Session session) {
    return new HalfRestored(facts.database(), UnfinishedRestore.backup(session));
  }
}
