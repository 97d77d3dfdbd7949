package dev.slipway.run;

import dev.slipway.migration.Placeholders;
import dev.slipway.migration.Script;
import dev.slipway.migration.Segment;
import dev.slipway.plan.Direction;
import dev.slipway.plan.Step;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.Statement;
import java.util.Locale;

/**
 * Runs one step. Each transactional segment is one round trip that ends with its history row, so
 * nothing is done without being recorded or recorded without being done. A segment that must run
 * outside of transactions is announced before and recorded right after.
 */
final class StepRunner {

  private final Session session;
  private final RunLock lock;
  private final RunTerms terms;
  private final Step step;
  private final StepSession own;
  private final StepRecord record;
  private final LockRetry retry;

  /** Segments that are done, by this run and earlier ones. */
  private int done;

  /** True while the history holds a partial row of this step. */
  private boolean partial;

  /** True once the segment at hand may have been begun. */
  private boolean attempted;

  StepRunner(Session session, RunLock lock, RunTerms terms, Step step) {
    this.session = session;
    this.lock = lock;
    this.terms = terms;
    this.step = step;
    this.own = new StepSession(session, terms, step);
    this.record = new StepRecord(terms, step);
    this.retry = new LockRetry(terms.settings().lockTries(), terms.deadline(), terms.listener());
    this.done = step.firstSegment();
    this.partial = step.resumed();
    this.attempted = step.resumed() || isDown();
  }

  /** How many segments are done. */
  int done() {
    return done;
  }

  /** True when the database holds a part of the step. */
  boolean isPartial() {
    return partial;
  }

  /**
   * Runs what is left of the step, or stops between two segments at the deadline: then false.
   * Throws {@link SegmentFailure}; what is recorded as done stays done.
   */
  boolean run() {
    int count = step.segments().size();
    if (done == count) {
      retry.run(step, this::recordApart);
    }
    for (; done < count; done++) {
      if (!terms.deadline().allowsSegment()) {
        return false;
      }
      terms.listener().segmentStarted(step, done);
      run(step.segments().get(done));
      attempted = isDown();
    }
    return true;
  }

  private void run(Segment segment) {
    if (segment.isOutside()) {
      retry.run(step, () -> outside(segment.statements().get(0)));
      retry.run(step, this::recordApart);
    } else {
      retry.run(step, () -> transaction(segment));
    }
    partial = !isLast();
    if (segment.statements().stream().anyMatch(StepRunner::releasesLocks)) {
      lock.reacquire();
    }
  }

  private void transaction(Segment segment) {
    own.send(
        batches -> {
          batches.ours(segment.begin());
          segment.statements().forEach(statement -> batches.statement(step.script(), statement));
          if (!segment.letsUsJoin()) {
            batches.ours(segment.end());
            batches.ours(SessionState.BEGIN_OF_OURS);
          }
          verifyAndRecord(batches);
          batches.ours("COMMIT");
          if (isLast()) {
            SessionState.FOR_THE_DRIVER.forEach(batches::ours);
          }
        });
  }

  private void outside(Statement statement) {
    Placeholders placeholders = new Placeholders(terms.settings().placeholders());
    OutsideStatement outside =
        new OutsideStatement(session, step.script(), statement, placeholders, record.age());
    announce(outside);
    try {
      outside.run(attempted);
    } catch (SegmentFailure e) {
      attempted = true;
      undo(outside, e);
      throw e;
    }
  }

  /** From here on the next run knows that the statement may have been begun. */
  private void announce(OutsideStatement outside) {
    boolean unknown = !partial && !isDown();
    own.send(
        batches -> {
          if (unknown) {
            batches.ours(record.partial(done));
          }
          if (outside.waitsForReaders() && step.options().lockTimeout() == null) {
            batches.ours("SET lock_timeout = 0");
          }
        });
    partial |= unknown;
  }

  /** When the first statement of a step failed and left nothing, the step was never begun. */
  private void undo(OutsideStatement outside, SegmentFailure failure) {
    SqlFailure cause = failure.failure();
    if (cause.isConnectionLoss() || cause.isRetryable() || cause.isCancelled()) {
      return;
    }
    try {
      if (outside.undo() && done == 0 && !isDown()) {
        session.execute(record.forget());
        partial = false;
      }
    } catch (SqlFailure e) {
      failure.addSuppressed(e);
    }
  }

  /** Records the segment that was just done outside of transactions. */
  private void recordApart() {
    own.send(
        batches -> {
          batches.ours(SessionState.BEGIN_OF_OURS);
          verifyAndRecord(batches);
          batches.ours("COMMIT");
          batches.ours(own.restoreLockTimeout());
        });
  }

  private void verifyAndRecord(Batches batches) {
    Script verify = step.verify();
    if (isLast() && verify != null) {
      verify.statements().forEach(statement -> batches.verify(verify, statement));
    }
    SessionState.OURSELVES.forEach(batches::ours);
    batches.ours(record.done(done + 1));
  }

  private boolean isLast() {
    return done + 1 >= step.segments().size();
  }

  private boolean isDown() {
    return step.direction() == Direction.DOWN;
  }

  private static boolean releasesLocks(Statement statement) {
    return statement.words().starts("DISCARD", "ALL")
        || statement.sql().toLowerCase(Locale.ROOT).contains("pg_advisory_unlock_all");
  }
}
