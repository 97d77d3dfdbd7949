package dev.slipway.ledger;

import dev.slipway.error.SlipwayException;
import dev.slipway.history.LivingRun;
import dev.slipway.history.RunEnd;
import dev.slipway.history.RunEntry;
import dev.slipway.history.RunLog;
import dev.slipway.history.RunStatus;
import dev.slipway.postgres.DatabaseEncoding;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A run under a lock of its own name. Its session holds its own lock, and another that says it
 * lives.
 */
public final class NamedRun implements AutoCloseable {

  private final LedgerTerms terms;
  private final RunEntry entry;
  private final Supplier<Session> reopen;
  private final RunLog log;
  private Session session;

  NamedRun(LedgerTerms terms, RunEntry entry, Session session, Supplier<Session> reopen) {
    this.terms = terms;
    this.entry = entry;
    this.session = session;
    this.reopen = reopen;
    this.log = new RunLog(terms.settings().historySchema(), DatabaseEncoding.of(session));
    sayAlive();
  }

  RunEntry entry() {
    return entry;
  }

  /** How the log knows it. */
  public UUID runId() {
    return entry.runId();
  }

  /** The session that holds its lock; another one after {@link #again}. */
  public Session session() {
    return session;
  }

  /**
   * After its connection was lost: connects, and takes its lock again. Throws {@link
   * RunLockNotObtained} when another run has it now.
   */
  public void again() {
    session.close();
    session = reopen.get();
    sayAlive();
  }

  /** SQL that says how far it is, for the transaction that brings it there. */
  public String progress(String message) {
    return log.progress(entry, message);
  }

  /**
   * Writes the end down, over a new connection where the one of the run was lost meanwhile. A
   * failure here is only a warning.
   *
   * @param further SQL of ours that goes along
   */
  public void end(RunStatus status, String message, String further) {
    session.limits().limit(null);
    RunEnd end = new RunEnd(status, null, null, 0, null, interrupted(message));
    try {
      write(further + log.end(entry, end));
    } catch (SlipwayException e) {
      terms
          .listener()
          .notice("the end of run " + runId() + " could not be written down: " + e.getMessage());
    }
  }

  private void write(String sql) {
    try {
      session.rollBack();
      InOurName.write(session, sql);
    } catch (SqlFailure e) {
      if (!e.isConnectionLoss()) {
        throw e;
      }
      again();
      InOurName.write(session, sql);
    }
  }

  private @Nullable String interrupted(String message) {
    return terms.deadline().isInterrupted() && !message.startsWith("Interrupted")
        ? terms.deadline().interruptedBy() + ". " + message
        : message;
  }

  private void sayAlive() {
    session.execute(new LivingRun(entry.runId()).begin());
  }

  @Override
  public void close() {
    session.close();
  }
}
