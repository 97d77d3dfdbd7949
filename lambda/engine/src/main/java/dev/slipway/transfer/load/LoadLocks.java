package dev.slipway.transfer.load;

import dev.slipway.backup.part.SnapshotSql;
import dev.slipway.backup.restore.work.WorkerSettings;
import dev.slipway.postgres.LockHolders;
import dev.slipway.postgres.LockLadder;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.postgres.TableName;
import dev.slipway.time.Sleep;
import dev.slipway.time.Stopwatch;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Begins the transaction and takes the locks that a plan needs, all in one try: between two tries
 * nobody is kept waiting.
 */
final class LoadLocks {

  private final Session session;
  private final LoadPlan plan;
  private final LoadFailures failures;
  private final LockLadder ladder;

  LoadLocks(Session session, LoadPlan plan, LoadFailures failures) {
    this.session = session;
    this.plan = plan;
    this.failures = failures;
    this.ladder =
        new LockLadder(
            plan.terms().lockTimeout(),
            plan.terms().lockTries(),
            () -> ThreadLocalRandom.current().nextDouble());
  }

  /** Throws {@link LoadFailed} when they are not to be had, or a table is not empty. */
  void take() {
    while (true) {
      Stopwatch time = new Stopwatch();
      try {
        session.execute(begin(ladder.nextWait()));
        plan.empty().forEach(this::refuseRows);
        session.execute(String.join(";\n", plan.locks()));
        return;
      } catch (SqlFailure e) {
        session.rollBack();
        if (!e.isRetryable()) {
          throw failures.of(plan, "locking the tables", e);
        }
        again(time.elapsed(), e);
      }
    }
  }

  private static String begin(Duration wait) {
    return "BEGIN;\n"
        + SnapshotSql.SETTINGS
        + WorkerSettings.memory()
        + "SET LOCAL lc_monetary = 'C';\nSET LOCAL lock_timeout = "
        + wait.toMillis();
  }

  /** Nothing is emptied before it is known that what goes along has no rows. */
  private void refuseRows(TableName table) {
    String name = "ONLY " + table.quoted();
    boolean filled =
        session
            .execute(
                "LOCK TABLE " + name + " IN ACCESS EXCLUSIVE MODE",
                "SELECT EXISTS (SELECT FROM " + name + ") AS filled")
            .get(0)
            .first()
            .is("filled");
    if (filled) {
      session.rollBack();
      throw failures.of(
          plan, table + " has rows, and refers to tables of which all rows were to go");
    }
  }

  private void again(Duration taken, SqlFailure failure) {
    String inTheWay = LockHolders.inUse(session);
    if (!ladder.goesOn() || !plan.terms().deadline().hasTime()) {
      throw failures.notLocked(plan, failure, inTheWay);
    }
    Sleep.of(
        ladder.pause(taken),
        plan.terms().deadline()::hasTime,
        e -> failures.notLocked(plan, failure, inTheWay));
  }
}
