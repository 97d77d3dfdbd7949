package dev.slipway.run;

import dev.slipway.migration.Placeholders;
import dev.slipway.migration.Segment;
import dev.slipway.plan.Step;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.function.Consumer;

/** The session as one step sees it: set up for it once, and never left in a failed transaction. */
final class StepSession {

  private final Session session;
  private final Step step;
  private final Deadline deadline;
  private final RunListener listener;
  private final Placeholders placeholders;
  private final SessionState state;
  private boolean ready;

  StepSession(Session session, RunTerms terms, Step step) {
    this.session = session;
    this.step = step;
    this.deadline = terms.deadline();
    this.listener = terms.listener();
    this.placeholders = new Placeholders(terms.settings().placeholders());
    this.state = new SessionState(terms.settings(), deadline);
  }

  /** Sends statements, behind the set-up when they are the first. Throws {@link SegmentFailure}. */
  void send(Consumer<Batches> content) {
    session.limit(deadline.limit().orElse(null));
    Batches batches = new Batches(session, placeholders);
    try {
      if (!ready) {
        setUp(batches);
      }
      content.accept(batches);
      batches.send();
      ready = true;
      tell(batches.apart());
    } catch (SegmentFailure e) {
      rollBack(e);
      throw e;
    }
  }

  /**
   * The statement of a segment outside of transactions; {@code age} tells when it was announced.
   */
  OutsideStatement outside(Segment segment, String age) {
    return new OutsideStatement(
        session, step.script(), segment.statements().get(0), placeholders, age);
  }

  /** True when the file says itself how long a lock is waited for. */
  boolean hasOwnLockTimeout() {
    return step.options().lockTimeout() != null;
  }

  /** The statement that gives the step its lock timeout back. */
  String restoreLockTimeout() {
    return "SET lock_timeout = " + state.lockTimeout(step.options()).toMillis();
  }

  private void setUp(Batches batches) {
    state.prepare(step.options()).forEach(batches::ours);
    SessionState.madeBy(step).forEach(s -> batches.statement(step.script(), s));
    batches.ours("COMMIT");
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

  private void rollBack(SegmentFailure failure) {
    if (failure.failure().isConnectionLoss()) {
      return;
    }
    try {
      session.limit(null);
      session.rollBack();
    } catch (SqlFailure e) {
      failure.addSuppressed(e);
    }
  }
}
