package dev.slipway.run;

import dev.slipway.ledger.InOurName;
import dev.slipway.ledger.RunLock;
import dev.slipway.migration.Script;
import dev.slipway.migration.Segment;
import dev.slipway.plan.Step;
import dev.slipway.postgres.DatabaseEncoding;
import dev.slipway.postgres.Session;
import dev.slipway.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Runs one step. Each transactional segment is one round trip that ends with its history row, so
 * nothing is done without being recorded or recorded without being done. A segment that must run
 * outside of transactions is announced before and recorded right after.
 */
final class StepRunner {

  /** The server does not let a transaction be ended that was opened around the statement. */
  private static final String ENDS_TRANSACTION = "2D000";

  /** Around what makes the transaction read only. */
  private static final String SAVEPOINT = "\"slipway read only\"";

  private final RunLock lock;
  private final RunTerms terms;
  private final Step step;
  private final StepSession own;
  private final StepRecord record;
  private final LockRetry retry;
  private final StepProgress progress;

  StepRunner(Session session, RunLock lock, RunTerms terms, Step step) {
    this.lock = lock;
    this.terms = terms;
    this.step = step;
    this.retry = new LockRetry(terms.settings().lockTries(), terms.deadline(), terms.listener());
    this.progress = new StepProgress(step);
    this.record = new StepRecord(terms, step, progress, DatabaseEncoding.of(session));
    this.own = new StepSession(session, terms, step, progress);
  }

  /** How far the step has come. */
  StepProgress progress() {
    return progress;
  }

  /**
   * Runs what is left of the step, or stops between two segments at the deadline: then false.
   * Throws {@link SegmentFailure}; what is recorded as done stays done.
   */
  boolean run() {
    if (progress.isOver()) {
      attempt(this::recordApart);
    }
    while (!progress.isOver()) {
      if (!terms.deadline().allowsSegment()) {
        return false;
      }
      terms.listener().segmentStarted(step, progress.done());
      echo(progress.done());
      run(progress.segments().get(progress.done()));
    }
    return true;
  }

  /** What the script prints before the statements of the next segment. */
  private void echo(int index) {
    int from = index == 0 ? 0 : start(index);
    int to = index + 1 < progress.segments().size() ? start(index + 1) : Integer.MAX_VALUE;
    step.script().echoes().stream()
        .filter(echo -> echo.offset() >= from && echo.offset() < to)
        .forEach(echo -> terms.listener().notice(echo.text()));
  }

  private int start(int index) {
    return progress.segments().get(index).statements().stream()
        .mapToInt(Statement::start)
        .findFirst()
        .orElse(0);
  }

  private void run(Segment segment) {
    if (segment.isOutside()) {
      attempt(wait -> new OutsideSegment(own, record, progress, segment).run(wait));
      attempt(this::recordApart);
    } else if (!transaction(segment)) {
      return;
    }
    progress.segmentDone();
    if (segment.statements().stream().anyMatch(StepRunner::releasesLocks)) {
      lock.reacquire();
    }
  }

  /** False when nothing of it was done, and it has been cut anew. */
  private boolean transaction(Segment segment) {
    try {
      attempt(wait -> transaction(segment, wait));
      return true;
    } catch (SegmentFailure e) {
      Statement statement = e.statement();
      boolean endsTransactions = e.failure().sqlState().equals(ENDS_TRANSACTION);
      if (!endsTransactions || statement == null || !progress.cutAround(statement)) {
        throw e;
      }
      terms.listener().notice(e.place() + ": ends transactions, and runs outside of them");
      return false;
    }
  }

  private void attempt(Consumer<Duration> attempt) {
    retry.run(step, own.lockTimeout(), attempt);
  }

  private void transaction(Segment segment, Duration wait) {
    own.send(
        wait,
        batches -> {
          batches.command(segment.begin());
          if (segment.letsUsJoin()) {
            runToJoin(batches, segment);
          } else {
            run(batches, segment.statements());
            batches.command(segment.end());
            batches.command(InOurName.BEGIN);
          }
          verifyAndRecord(batches);
          batches.command("COMMIT");
        });
  }

  private void run(Batches batches, List<Statement> statements) {
    statements.forEach(statement -> batches.statement(step.script(), statement));
  }

  /** Runs them so that what follows may write, whatever they make of the transaction. */
  private void runToJoin(Batches batches, Segment segment) {
    List<Statement> statements = segment.statements();
    int savepoint = segment.savepoint().orElse(statements.size());
    run(batches, statements.subList(0, savepoint));
    if (savepoint < statements.size()) {
      batches.command("SAVEPOINT " + SAVEPOINT);
      run(batches, statements.subList(savepoint, statements.size()));
      batches.command("RELEASE SAVEPOINT " + SAVEPOINT);
    }
  }

  /** Records the segment that was just done outside of transactions. */
  private void recordApart(Duration wait) {
    own.send(
        wait,
        batches -> {
          batches.command(InOurName.BEGIN);
          verifyAndRecord(batches);
          batches.command("COMMIT");
        });
  }

  private void verifyAndRecord(Batches batches) {
    Script verify = step.verify();
    if (progress.isAtLast() && verify != null) {
      boolean byErrors = step.options().verifiedByErrors();
      verify.statements().forEach(statement -> batches.verify(verify, statement, byErrors));
    }
    batches.inOurName(record.done(progress.done() + 1), record.downScript());
  }

  private static boolean releasesLocks(Statement statement) {
    return statement.words().starts("DISCARD", "ALL")
        || statement.sql().toLowerCase(Locale.ROOT).contains("pg_advisory_unlock_all");
  }
}
