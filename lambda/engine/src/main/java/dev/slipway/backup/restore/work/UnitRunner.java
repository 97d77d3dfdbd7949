package dev.slipway.backup.restore.work;

import dev.slipway.backup.FailureText;
import dev.slipway.backup.restore.target.RestoreLedger;
import dev.slipway.backup.restore.terms.Pause;
import dev.slipway.backup.restore.terms.RestoreTerms;
import dev.slipway.backup.restore.unit.DefinitionFailure;
import dev.slipway.backup.restore.unit.Salvage;
import dev.slipway.backup.restore.unit.Salvaged;
import dev.slipway.backup.restore.unit.Unit;
import dev.slipway.backup.restore.unit.UnreadablePart;
import dev.slipway.postgres.LockHolders;
import dev.slipway.postgres.LockLadder;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.progress.WorkListener;
import dev.slipway.time.Stopwatch;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Does one unit: within the time that is left, again when a lock stood in its way. */
public final class UnitRunner {

  /** How warnings begin that are the server's. */
  public static final String SERVER_SAYS = "the server says: ";

  /** No time is left for more of a unit. */
  private static final class Paused extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final int TRIES = 10;
  private static final int MOST_HEARD = 50;
  private static final Duration WAIT = Duration.ofSeconds(WorkerSettings.LOCK_SECONDS);

  private final RestoreTerms terms;
  private final WorkListener listener;
  private final boolean recorded;
  private final Collection<Unit> done = new ConcurrentLinkedQueue<>();
  private final Collection<String> warnings = new ConcurrentLinkedQueue<>();
  private final Collection<String> leftOut = new ConcurrentLinkedQueue<>();
  private final AtomicInteger salvaged = new AtomicInteger();
  private final AtomicLong salvagedRows = new AtomicLong();
  private final Set<String> heard = ConcurrentHashMap.newKeySet();
  private volatile boolean bitten;
  private volatile String inTheWay = "";

  /** {@code recorded} says whether units are written down in the progress. */
  public UnitRunner(RestoreTerms terms, WorkListener listener, boolean recorded) {
    this.terms = terms;
    this.listener = listener;
    this.recorded = recorded;
  }

  /** The units done so far. */
  public Collection<Unit> done() {
    return done;
  }

  /** What went wrong and did no harm. */
  public Collection<String> warnings() {
    return warnings;
  }

  /** What was left out, by this call and those before. */
  public List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  /** How many units were done but for what was left out. */
  public int salvaged() {
    return salvaged.get();
  }

  /** How many rows of those are there. */
  public long salvagedRows() {
    return salvagedRows.get();
  }

  /** Notes what an earlier call has left out. */
  public void leftOutBefore(String what) {
    leftOut.add(what);
  }

  /** What the server said while it did a unit; a warning is one of the restore's. */
  public void heard(String notice) {
    String first = notice.lines().findFirst().orElse("");
    if (first.startsWith("WARNING: ") && heard.size() < MOST_HEARD && heard.add(first)) {
      warnings.add(SERVER_SAYS + first.substring("WARNING: ".length()));
    }
  }

  /** A sentence with those who held what a unit wanted that failed; may be empty. */
  public String inTheWay() {
    return inTheWay;
  }

  /** False when the deadline stopped it. Throws what the unit throws. */
  boolean run(Unit unit, Session session) {
    LockLadder ladder = new LockLadder(WAIT, TRIES, () -> ThreadLocalRandom.current().nextDouble());
    while (true) {
      Stopwatch time = new Stopwatch();
      try {
        attempt(unit, session);
        return true;
      } catch (Paused e) {
        return false;
      } catch (SqlFailure | DefinitionFailure e) {
        SqlFailure failure = sql(e);
        rollBack(session, failure);
        if (stoppedByDeadline(failure)) {
          return false;
        }
        if (unit.isOptional() && !failure.isConnectionLoss()) {
          warnings.add(unit.subject() + " failed: " + FailureText.of(failure));
          return true;
        }
        if (terms.keepsGoing() && recorded && Salvage.isOfOne(failure)) {
          return salvage(unit, session, failure);
        }
        if (!failure.isRetryable() || !ladder.goesOn() || !terms.allowsUnit()) {
          inTheWay = failure.isRetryable() ? LockHolders.inUse(session) : "";
          throw e;
        }
        Pause.of(ladder.pause(time.elapsed()), terms);
      }
    }
  }

  /** False when the deadline stopped it. */
  private boolean salvage(Unit unit, Session session, SqlFailure failure) {
    session.limits().limitTo(terms.timeLeft());
    try {
      Salvaged there = unit.salvage(session, RestoreLedger.done(unit.id()), failure);
      leftOut.addAll(there.leftOut());
      salvagedRows.addAndGet(there.rows());
      salvaged.incrementAndGet();
      listener.thingDone(unit.subject(), 0);
      return true;
    } catch (IOException e) {
      throw new UnreadablePart(String.valueOf(e.getMessage()), e);
    } catch (SqlFailure e) {
      rollBack(session, e);
      if (stoppedByDeadline(e)) {
        return false;
      }
      throw e;
    }
  }

  private void attempt(Unit unit, Session session) {
    session.limits().limitTo(terms.timeLeft());
    try {
      unit.run(session, recorded ? RestoreLedger.done(unit.id()) : "", this::bitten);
    } catch (IOException e) {
      throw new UnreadablePart(String.valueOf(e.getMessage()), e);
    }
    done.add(unit);
    listener.thingDone(unit.subject(), 0);
  }

  private void bitten() {
    bitten = true;
    if (!terms.allowsUnit()) {
      throw new Paused();
    }
  }

  private static SqlFailure sql(RuntimeException e) {
    return e instanceof DefinitionFailure inner ? inner.failure() : (SqlFailure) e;
  }

  /** Work that had the whole time to itself and still did not fit will never fit. */
  private boolean stoppedByDeadline(SqlFailure failure) {
    boolean stopped = failure.isCancelled() || failure.isRetryable();
    return stopped && !terms.allowsUnit() && hasDoneSome();
  }

  private boolean hasDoneSome() {
    return bitten || !done.isEmpty() || salvaged.get() > 0;
  }

  private static void rollBack(Session session, SqlFailure failure) {
    if (failure.isConnectionLoss()) {
      return;
    }
    session.limits().limit(null);
    try {
      session.rollBack();
    } catch (SqlFailure e) {
      failure.addSuppressed(e);
    }
  }
}
