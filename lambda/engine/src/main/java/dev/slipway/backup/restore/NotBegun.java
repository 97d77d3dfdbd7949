package dev.slipway.backup.restore;

import dev.slipway.backup.FailureText;
import dev.slipway.backup.NextStep;
import dev.slipway.backup.restore.terms.RestoreFailed;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.postgres.SqlFailure;

/**
 * Says why a restore did not come to its first unit.
 *
 * @param inTheWay a sentence with those who hold what was wanted; may be empty
 */
record NotBegun(RestorePlan plan, DatabaseSettings target, String inTheWay) {

  /** When what was there is there, or may be. A connection may be lost after a commit. */
  RestoreFailed of(SqlFailure e) {
    if (!e.isConnectionLoss()) {
      return RestoreFailed.refused(
          what(e) + "It was rolled back; the database is as it was. " + blockers() + next(e), e);
    }
    String state = plan.startsOver() ? "emptied" : "marked as half restored";
    return RestoreFailed.brokenOff(
        what(e)
            + "The connection was lost: the database is either "
            + state
            + " or as it was. Next: run the same restore again.",
        e);
  }

  /** When some of it is gone already. */
  RestoreFailed ofBegun(SqlFailure e) {
    return RestoreFailed.brokenOff(
        what(e)
            + "Too much was there to be dropped in one transaction: some of it is gone, and the"
            + " database is marked as half restored. "
            + blockers()
            + NextStep.after(e, target.user(), "run the same restore again"),
        e);
  }

  private String what(SqlFailure e) {
    String what = plan.startsOver() ? "Emptying " : "Beginning the restore into ";
    return what + target.address() + " failed: " + FailureText.of(e) + ". ";
  }

  private String blockers() {
    return inTheWay.isEmpty() ? "" : inTheWay + " ";
  }

  private String next(SqlFailure e) {
    return NextStep.after(e, target.user(), "restore again");
  }
}
