package dev.slipway.backup.scope;

import dev.slipway.backup.part.OutOfTime;
import dev.slipway.backup.part.SharedSnapshot;
import dev.slipway.backup.part.SnapshotSql;
import dev.slipway.backup.part.TableLocks;
import dev.slipway.postgres.LockHolders;
import dev.slipway.postgres.LockLadder;
import dev.slipway.postgres.Rows;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.time.Sleep;
import dev.slipway.time.Stopwatch;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a snapshot of a database in which nobody can empty or change a table any more. The tables
 * are locked first, by the session that then exports the snapshot, so that what it shows is what
 * was locked; and at once by the one in which it is read: whoever waits for a table from then on
 * waits for both, and they for nobody. A lock is waited for shortly, because all others who want
 * the table wait behind, and then nothing is held for a while.
 */
public final class LockedPlan<P> {

  private static final String UNDEFINED_TABLE = "42P01";
  private static final int LOOKS = 20;
  private final Session keeper;
  private final Session reader;
  private final Scope<P> scope;
  private final LockPatience patience;
  private final LockLadder ladder;

  /**
   * Opens no transaction yet.
   *
   * @param keeper gets the locks first, and only holds them and the snapshot
   * @param reader reads it, also for {@code scope}
   */
  public LockedPlan(Session keeper, Session reader, Scope<P> scope, LockPatience patience) {
    this.keeper = keeper;
    this.reader = reader;
    this.scope = scope;
    this.patience = patience;
    this.ladder = patience.ladder();
  }

  /**
   * The plan; both sessions are left with the locks, in transactions. Throws what the scope says
   * when something may not be read, or a lock is not to be had.
   */
  public P plan() {
    int looks = 0;
    while (true) {
      Stopwatch time = new Stopwatch();
      try {
        P plan = attempt(ladder.nextWait());
        if (plan != null) {
          return plan;
        }
        looks = again(looks, null);
      } catch (SqlFailure e) {
        if (e.isRetryable()) {
          again(time.elapsed(), e);
        } else {
          looks = again(looks, e);
        }
      }
    }
  }

  private @Nullable P attempt(Duration wait) {
    String limit = "SET LOCAL lock_timeout = " + wait.toMillis() + ";\n";
    keeper.execute(SnapshotSql.BEGIN_LOCKING + SnapshotSql.SETTINGS + limit);
    reader.execute(SnapshotSql.BEGIN + limit);
    List<String> tables = scope.lockable(keeper);
    TableLocks.take(tables, List.of(keeper, reader));
    Rows origin = keeper.execute(SnapshotSql.ORIGIN).get(0);
    reader.execute(
        SharedSnapshot.use(String.valueOf(origin.first().get("snapshot")))
            + SnapshotSql.SETTINGS
            + limit);
    return scope.plan(origin.first(), Set.copyOf(tables));
  }

  /** A table that went away, or was made and rewritten, meanwhile: at once, for it was seen. */
  private int again(int looks, @Nullable SqlFailure gone) {
    if (gone != null && !gone.sqlState().equals(UNDEFINED_TABLE)) {
      throw gone;
    }
    rollBack();
    if (looks + 1 == LOOKS) {
      throw scope
          .words()
          .failure(
              "tables were dropped, or made and rewritten, each time they were"
                  + " looked at. Nothing was written. Try again when that has ended.",
              gone);
    }
    return looks + 1;
  }

  /** When somebody stands in the way. */
  private void again(Duration taken, SqlFailure failure) {
    rollBack();
    String inTheWay = LockHolders.keepingOut(keeper);
    if (!ladder.goesOn()) {
      throw scope
          .words()
          .failure(
              "a table could not be locked for reading ("
                  + failure.sqlState()
                  + ", "
                  + patience.tries()
                  + " tries). Nothing was written. "
                  + (inTheWay.isEmpty() ? "" : inTheWay + " ")
                  + "Next: "
                  + scope.words().again()
                  + " when they have ended, or raise --lock-timeout.",
              failure);
    }
    sleep(ladder.pause(taken));
  }

  private void rollBack() {
    reader.rollBack();
    keeper.rollBack();
  }

  private void sleep(Duration pause) {
    Sleep.of(
        pause,
        this::goesOn,
        e -> scope.words().failure("it was interrupted. Nothing was written.", e));
  }

  private boolean goesOn() {
    if (patience.limit().isOver().getAsBoolean()) {
      OutOfTime over = patience.limit().failure().get();
      throw scope
          .words()
          .failure(over.getMessage() + ". Nothing was written. " + over.next(), null);
    }
    return true;
  }
}
