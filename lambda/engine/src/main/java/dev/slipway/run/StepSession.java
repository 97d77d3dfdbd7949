package dev.slipway.run;

import dev.slipway.ledger.Deadline;
import dev.slipway.migration.LastingSettings;
import dev.slipway.migration.Placeholders;
import dev.slipway.migration.Segment;
import dev.slipway.plan.Step;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The session as one step sees it: set up for it once, and never left in a failed transaction. */
final class StepSession {

  /** What writing down takes, and what a busy server needs to end something. */
  private static final Duration SLACK = Duration.ofSeconds(15);

  private final Session session;
  private final Step step;
  private final Deadline deadline;
  private final RunListener listener;
  private final Placeholders placeholders;
  private final SessionState state;
  private final OwnRow ownRow;
  private final StepProgress progress;
  private final boolean ownTimeout;
  private final boolean otherEncoding;
  private @Nullable Duration lockTimeout;
  private boolean ready;
  private boolean setByAuthor;
  private int looked;

  StepSession(Session session, RunTerms terms, Step step, StepProgress progress) {
    this.session = session;
    this.step = step;
    this.progress = progress;
    this.deadline = terms.deadline();
    this.listener = terms.listener();
    this.placeholders = new Placeholders(terms.settings().placeholders());
    this.state = new SessionState(terms.settings(), deadline, session.given());
    this.ownTimeout = Mention.in(step, "statement_timeout");
    this.otherEncoding = step.script().statements().stream().anyMatch(Mention::ofEncoding);
    this.ownRow = new OwnRow(terms.settings().historySchema());
  }

  /**
   * Sends statements, behind the set-up when they are the first. Throws {@link SegmentFailure}.
   *
   * @param wait how long a lock is waited for; an author who says so himself is left alone
   */
  void send(Duration wait, Consumer<Batches> content) {
    session.limits().limitTo(deadline::limit);
    session.limits().patience(patience());
    List<String> afterReset = state.afterReset(step.options(), wait);
    Batches batches = new Batches(session, placeholders, afterReset, ownRow);
    batches.watchedBy(listener.watch());
    if (otherEncoding) {
      batches.otherEncoding();
    }
    try {
      if (!ready) {
        setUp(batches, wait);
      } else if (!wait.equals(lockTimeout) && !isSetByAuthor()) {
        LockWait.changing(wait).forEach(batches::command);
      }
      lockTimeout = wait;
      content.accept(batches);
      batches.send();
      ready = true;
      tell(batches.apart());
      tellPieces(batches.pieces());
    } catch (SegmentFailure e) {
      lockTimeout = null;
      rollBack(e);
      throw e;
    } finally {
      session.limits().patience(null);
    }
  }

  /** True when segments that are done have said how long a lock is waited for. */
  private boolean isSetByAuthor() {
    for (; looked < progress.done(); looked++) {
      setByAuthor |= LockWait.isSetBy(progress.segments().get(looked));
    }
    return setByAuthor;
  }

  /** The server ends each statement at its timeout; where nothing is heard then, it is gone. */
  private @Nullable Duration patience() {
    Duration one = state.statementTimeout(step.options());
    if (one.isZero() || ownTimeout) {
      return null;
    }
    int verify = step.verify() == null ? 0 : step.verify().statements().size();
    return one.multipliedBy(step.script().statements().size() + verify).plus(SLACK);
  }

  /** The statement of a segment outside of transactions. */
  OutsideStatement outside(Segment segment) {
    return new OutsideStatement(session, step.script(), segment.statements().get(0), placeholders);
  }

  /** Runs a statement that is sent by itself, while who watches statements looks. */
  void watched(Statement statement, Runnable run) {
    StatementWatch watch = listener.watch();
    if (watch == null) {
      run.run();
      return;
    }
    watch.before(session, step.script(), statement);
    run.run();
    watch.after(session, step.script(), statement);
  }

  /** Hears for whom the session waits. */
  Consumer<String> waits() {
    return who -> listener.notice(step.version() + ": waits for " + who);
  }

  /** True when the file says itself how long a lock is waited for. */
  boolean hasOwnLockTimeout() {
    return step.options().lockTimeout() != null;
  }

  /** The longest that a lock is waited for; zero is no limit. */
  Duration lockTimeout() {
    return state.lockTimeout(step.options());
  }

  private void setUp(Batches batches, Duration wait) {
    state.prepare(step.options(), wait).forEach(batches::command);
    List<Segment> done = step.segments().subList(0, step.firstSegment());
    List<LastingSettings.Made> made = LastingSettings.behind(done);
    if (!made.isEmpty()) {
      batches.command("BEGIN");
      made.forEach(one -> batches.setting(step.script(), one));
      batches.command("COMMIT");
    }
  }

  private void tell(int apart) {
    if (apart > 0) {
      String what = apart == 1 ? "1 statement holds" : apart + " statements hold";
      listener.notice(
          step.version()
              + ": "
              + what
              + " passwords; sent apart from the rest, in its transaction");
    }
  }

  private void tellPieces(int pieces) {
    if (pieces > 0) {
      listener.notice(
          step.version()
              + ": sent in "
              + (pieces + 1)
              + " pieces of about 1 MB, a round trip each, in its one transaction");
    }
  }

  private void rollBack(SegmentFailure failure) {
    if (failure.failure().isConnectionLoss()) {
      return;
    }
    try {
      session.limits().limit(null);
      session.rollBack();
    } catch (SqlFailure e) {
      failure.addSuppressed(e);
    }
  }
}
