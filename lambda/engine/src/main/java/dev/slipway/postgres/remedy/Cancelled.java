package dev.slipway.postgres.remedy;

import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.Set;

/**
 * By what a statement was cancelled. SQLSTATE and fields are the same for all reasons; only the
 * message tells, in the server's language.
 */
public final class Cancelled {

  private static final String PROVOKED =
      "SET LOCAL statement_timeout = '1ms';\nSELECT pg_catalog.pg_sleep(60)";

  private Cancelled() {}

  static Set<Fact> byUs(SqlFailure failure) {
    return failure.isInterrupted() ? Set.of(Fact.INTERRUPTED) : Set.of();
  }

  /** As English messages tell it. */
  static Set<Fact> toldBy(String text) {
    if (text.contains("statement timeout")) {
      return Set.of(Fact.TIMED_OUT);
    }
    return text.contains("user request") ? Set.of(Fact.CANCELLED) : Set.of();
  }

  /**
   * As the server tells it in whatever language: what it says of a timeout is provoked once more,
   * in a round trip. Nothing where it is told already, or the server does not answer.
   */
  public static Set<Fact> by(SqlFailure failure, Session session) {
    String said = String.valueOf(failure.getMessage());
    boolean open = failure.isCancelled() && !failure.isConnectionLoss();
    return open && toldBy(said).isEmpty() ? compared(said, session) : Set.of();
  }

  private static Set<Fact> compared(String said, Session session) {
    try {
      session.rollBack();
      session.execute(PROVOKED);
      return Set.of();
    } catch (SqlFailure timeout) {
      if (!timeout.isCancelled()) {
        return Set.of();
      }
      return Set.of(said.equals(timeout.getMessage()) ? Fact.TIMED_OUT : Fact.CANCELLED);
    }
  }
}
