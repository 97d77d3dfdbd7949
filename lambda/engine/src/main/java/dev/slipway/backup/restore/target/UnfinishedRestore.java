package dev.slipway.backup.restore.target;

import dev.slipway.backup.FailureText;
import dev.slipway.backup.restore.target.RestoreTarget.Unfinished;
import dev.slipway.backup.restore.terms.RestoreFailed;
import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.Optional;

/**
 * A restore that was begun in a database and has not ended.
 *
 * @param uri of the backup that is restored
 * @param clean whether what was there was dropped first
 */
public record UnfinishedRestore(String uri, boolean clean) {

  private static final String IS_THERE =
      "SELECT to_regclass('" + RestoreLedger.SCHEMA + ".units') IS NOT NULL AS there";

  /** The one in a session's database. Throws {@link RestoreFailed} when it cannot be looked for. */
  public static Optional<UnfinishedRestore> find(Session session) {
    try {
      String there = session.execute(IS_THERE).get(0).first().get("there");
      if (!"t".equals(there)) {
        return Optional.empty();
      }
      Unfinished unfinished = RestoreLedger.read(session);
      return Optional.of(new UnfinishedRestore(unfinished.uri(), unfinished.clean()));
    } catch (SqlFailure e) {
      throw RestoreFailed.refused(
          "Looking for an unfinished restore (schema "
              + RestoreLedger.SCHEMA
              + ") failed: "
              + FailureText.of(e)
              + ". The database was not touched. Next: restore as the role that began it.",
          e);
    }
  }

  /** The backup that is restored; empty when our role may not know. */
  public static String backup(Session session) {
    try {
      return find(session).map(UnfinishedRestore::uri).orElse("");
    } catch (RestoreFailed e) {
      return "";
    }
  }

  /** Whether a restore of the same backup goes on with it. */
  public boolean goesOn(RestoreTerms how) {
    return how.tables().isEmpty() && (clean || !how.clean());
  }
}
