package dev.slipway.backup.restore.target;

import dev.slipway.backup.restore.terms.Pause;
import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.postgres.LockLadder;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.time.Stopwatch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Empties a target and begins the account of a restore, in one transaction: all that is there goes,
 * or nothing. Only what needs more locks than a server has goes ahead in transactions of its own,
 * and the database is marked as half restored before. A lock is waited for shortly, for those who
 * want the tables wait behind, and again after a pause in which nothing is held.
 */
public final class Emptying {

  private static final int TRIES = 10;

  /** The server would name each thing that goes with another; that all goes is what was asked. */
  private static final String QUIET = "SET LOCAL client_min_messages = warning;\n";

  private final Session session;
  private final RestoreTerms terms;
  private final Duration lockTimeout;
  private boolean ahead;

  /** Empties in a session, which waits so long for each lock. */
  public Emptying(Session session, RestoreTerms terms, Duration lockTimeout) {
    this.session = session;
    this.terms = terms;
    this.lockTimeout = lockTimeout;
  }

  /** True from when on some of what was there is gone for good. */
  public boolean isBegun() {
    return ahead;
  }

  /** Throws {@link SqlFailure}; unless it is begun, the database is as it was. */
  public void run(String uri, String account) {
    List<String> pieces = Cleaning.ahead(session);
    if (!pieces.isEmpty()) {
      attempt(() -> Cleaning.MARKED_BEFORE + RestoreLedger.begin(uri, "", true));
      ahead = true;
      pieces.forEach(piece -> attempt(() -> piece));
    }
    attempt(() -> Cleaning.sql(session) + account);
  }

  /** What the statements are is asked again each time. */
  private void attempt(Supplier<String> statements) {
    LockLadder ladder =
        new LockLadder(lockTimeout, TRIES, () -> ThreadLocalRandom.current().nextDouble());
    while (true) {
      Stopwatch time = new Stopwatch();
      try {
        String limit = "SET LOCAL lock_timeout = " + ladder.nextWait().toMillis() + ";\n";
        session.execute("BEGIN;\n" + QUIET + limit + statements.get() + "COMMIT");
        return;
      } catch (SqlFailure e) {
        if (!e.isRetryable() || !ladder.goesOn() || !terms.allowsUnit()) {
          throw e;
        }
        session.rollBack();
        Pause.of(ladder.pause(time.elapsed()), terms);
      }
    }
  }
}
