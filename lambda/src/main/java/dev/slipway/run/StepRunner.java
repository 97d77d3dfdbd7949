package dev.slipway.run;

import dev.slipway.config.Settings;
import dev.slipway.history.HistoryEntry;
import dev.slipway.history.HistoryWriter;
import dev.slipway.migration.Placeholders;
import dev.slipway.migration.Script;
import dev.slipway.migration.Segment;
import dev.slipway.plan.Direction;
import dev.slipway.plan.Step;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import dev.slipway.sql.Statement;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs one step. Each transactional segment is one round trip that ends with its history row, so
 * nothing is done without being recorded or recorded without being done. A segment that must run
 * outside of transactions is announced before and recorded right after.
 */
final class StepRunner {

  private final Session session;
  private final RunLock lock;
  private final Deadline deadline;
  private final RunListener listener;
  private final LockRetry retry;
  private final Placeholders placeholders;
  private final SessionState state;
  private final HistoryWriter history;
  private final @Nullable String appliedBy;
  private final Step step;

  /** Segments that are done, by this run and earlier ones. */
  private int done;

  /** True while the history holds a partial row of this step. */
  private boolean partial;

  /** True once the segment at hand may have been begun. */
  private boolean attempted;

  private boolean sessionReady;
  private final long startNanos = System.nanoTime();

  StepRunner(Session session, RunLock lock, RunTerms terms, Step step) {
    Settings settings = terms.settings();
    this.session = session;
    this.lock = lock;
    this.deadline = terms.deadline();
    this.listener = terms.listener();
    this.retry = new LockRetry(settings.lockTries(), deadline, listener);
    this.placeholders = new Placeholders(settings.placeholders());
    this.state = new SessionState(settings, deadline);
    this.history = new HistoryWriter(settings.historySchema());
    this.appliedBy = settings.invokedBy();
    this.step = step;
    this.done = step.firstSegment();
    this.partial = step.resumed();
    this.attempted = step.resumed() || step.direction() == Direction.DOWN;
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
      if (!deadline.allowsSegment()) {
        return false;
      }
      listener.segmentStarted(step, done);
      run(step.segments().get(done));
      attempted = step.direction() == Direction.DOWN;
    }
    return true;
  }

  private void run(Segment segment) {
    if (segment.isOutside()) {
      retry.run(step, () -> outside(segment));
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
    inTransaction(
        batches -> {
          batches.ours(segment.begin());
          segment.statements().forEach(statement -> batches.statement(step.script(), statement));
          if (!segment.letsUsJoin()) {
            batches.ours(segment.end());
            batches.ours(SessionState.BEGIN_OF_OURS);
          }
          record(batches);
          batches.ours("COMMIT");
        });
  }

  private void outside(Segment segment) {
    Statement statement = segment.statements().get(0);
    OutsideStatement outside =
        new OutsideStatement(
            session, step.script(), statement, placeholders, history.age(step.version()));
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
    boolean unknown = !partial && step.direction() == Direction.UP;
    inTransaction(
        batches -> {
          if (unknown) {
            batches.ours(history.partial(entry(), done, step.checksumOfFirst(done), elapsed()));
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
      if (outside.undo() && done == 0 && step.direction() == Direction.UP) {
        session.execute(history.forget(step.version()));
        partial = false;
      }
    } catch (SqlFailure e) {
      failure.addSuppressed(e);
    }
  }

  /** Records the segment that was just done outside of transactions. */
  private void recordApart() {
    inTransaction(
        batches -> {
          batches.ours(SessionState.BEGIN_OF_OURS);
          record(batches);
          batches.ours("COMMIT");
          batches.ours("SET lock_timeout = " + state.lockTimeout(step.options()).toMillis());
        });
  }

  private boolean isLast() {
    return done + 1 >= step.segments().size();
  }

  private void record(Batches batches) {
    Script verify = step.verify();
    if (isLast() && verify != null) {
      verify.statements().forEach(statement -> batches.verify(verify, statement));
    }
    SessionState.OURSELVES.forEach(batches::ours);
    if (!isLast()) {
      int next = done + 1;
      int signed = step.direction() == Direction.DOWN ? -next : next;
      batches.ours(history.partial(entry(), signed, step.checksumOfFirst(next), elapsed()));
    } else if (step.direction() == Direction.DOWN) {
      batches.ours(history.forget(step.version()));
    } else {
      batches.ours(history.applied(entry(), elapsed()));
    }
  }

  private HistoryEntry entry() {
    String down = step.downScript();
    return new HistoryEntry(
        step.version(),
        step.description(),
        step.checksum(),
        down == null ? null : placeholders.apply(down),
        appliedBy);
  }

  private long elapsed() {
    boolean first = done == step.firstSegment();
    return step.earlierMs() + (first ? 0 : (System.nanoTime() - startNanos) / 1_000_000);
  }

  /** Sends statements behind the session's set-up; on a failure the transaction is rolled back. */
  private void inTransaction(Consumer<Batches> content) {
    session.limit(deadline.limit().orElse(null));
    Batches batches = new Batches(session, placeholders);
    try {
      if (!sessionReady) {
        state.prepare(step.options()).forEach(batches::ours);
        SessionState.madeBy(step).forEach(s -> batches.statement(step.script(), s));
        batches.ours("COMMIT");
      }
      content.accept(batches);
      batches.send();
      sessionReady = true;
    } catch (SegmentFailure e) {
      rollBack(e);
      throw e;
    }
  }

  private void rollBack(SegmentFailure failure) {
    if (failure.failure().isConnectionLoss() || !session.inTransaction()) {
      return;
    }
    try {
      session.limit(null);
      session.rollBack();
    } catch (SqlFailure e) {
      failure.addSuppressed(e);
    }
  }

  private static boolean releasesLocks(Statement statement) {
    return statement.words().starts("DISCARD", "ALL")
        || statement.sql().toLowerCase(Locale.ROOT).contains("pg_advisory_unlock_all");
  }
}
