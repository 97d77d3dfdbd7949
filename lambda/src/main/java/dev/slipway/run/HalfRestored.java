package dev.slipway.run;

import dev.slipway.error.SlipwayException;
import dev.slipway.history.DatabaseFacts;

/** A restore was begun in the database and has not ended: what it holds is nobody's state. */
public final class HalfRestored extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private HalfRestored(String database) {
    super(
        "Database "
            + database
            + " is half restored: a restore was begun and has not ended (schema slipway_restore)."
            + " Nothing was done. Next: run the same restore again, it goes on where it stopped; or"
            + " restore anew with --clean.",
        null);
  }

  /** Throws when it is so. */
  static void refuse(DatabaseFacts facts) {
    if (facts.halfRestored()) {
      throw new HalfRestored(facts.database());
    }
  }
}
