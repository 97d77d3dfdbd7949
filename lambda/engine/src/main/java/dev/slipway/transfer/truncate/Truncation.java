package dev.slipway.transfer.truncate;

import dev.slipway.backup.part.SnapshotSql;
import dev.slipway.backup.scope.LockPatience;
import dev.slipway.postgres.LockHolders;
import dev.slipway.postgres.LockLadder;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.time.Sleep;
import dev.slipway.time.Stopwatch;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Empties tables in one transaction. All who use one are waited for shortly, and between two tries
 * nobody is kept waiting.
 */
public final class Truncation {

  private final Session session;
  private final String user;
  private final LockPatience patience;
  private final LockLadder ladder;

  /** {@code user} is the role that is logged in, for messages. */
  public Truncation(Session session, String user, LockPatience patience) {
    this.session = session;
    this.user = user;
    this.patience = patience;
    this.ladder =
        new LockLadder(
            patience.lockTimeout(),
            patience.tries(),
            () -> ThreadLocalRandom.current().nextDouble());
  }

  /**
   * Does it. Throws {@link TruncateFailed}: all tables are as they were, unless it says otherwise.
   *
   * @param atCommit SQL of ours that commits with it, which may be empty
   */
  public void run(TruncatePlan plan, String atCommit) {
    int tries = 0;
    while (true) {
      Stopwatch time = new Stopwatch();
      tries++;
      try {
        session.execute(
            "BEGIN;\n"
                + SnapshotSql.SETTINGS
                + "SET LOCAL lock_timeout = "
                + ladder.nextWait().toMillis()
                + ";\n"
                + plan.sql()
                + ";\n"
                + atCommit
                + "COMMIT");
        return;
      } catch (SqlFailure e) {
        again(e, time, tries);
      }
    }
  }

  private void again(SqlFailure failure, Stopwatch time, int tries) {
    if (failure.isConnectionLoss()) {
      throw TruncateFailed.of(failure, user);
    }
    session.rollBack();
    if (!failure.isRetryable()) {
      throw TruncateFailed.of(failure, user);
    }
    String inTheWay = LockHolders.inUse(session);
    if (!ladder.goesOn() || isOver()) {
      throw TruncateFailed.locked(failure, tries, inTheWay);
    }
    Sleep.of(
        ladder.pause(time.elapsed()),
        () -> !isOver(),
        e -> TruncateFailed.locked(failure, tries, inTheWay));
    if (isOver()) {
      throw TruncateFailed.locked(failure, tries, inTheWay);
    }
  }

  private boolean isOver() {
    return patience.limit().isOver().getAsBoolean();
  }
}
