package dev.slipway.backup.restore.unit;

import dev.slipway.backup.FailureText;
import dev.slipway.backup.restore.target.RestoreLedger;
import dev.slipway.postgres.Session;
import dev.slipway.postgres.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Does one by one, in one transaction, what failed as a whole, and leaves out what the server
 * refuses.
 */
public final class Salvage {

  /**
   * Classes of SQLSTATE that say nothing of what was to be done (PostgreSQL manual, appendix A): to
   * be tried again, out of room, cancelled or shut down, a disk that fails.
   */
  private static final Set<String> OF_THE_SERVER = Set.of("40", "53", "57", "58");

  private static final int CLASS_LENGTH = 2;

  /** An entry of an index, where this is written down, has room for some 2,700 bytes. */
  private static final int MOST_TOLD = 500;

  private final Session session;
  private final List<String> leftOut = new ArrayList<>();
  private long rows;

  private Salvage(Session session) {
    this.session = session;
  }

  /** Begins the transaction. */
  public static Salvage begin(Session session) {
    session.execute("BEGIN");
    return new Salvage(session);
  }

  /** True when a failure is of one thing, so that others may pass. */
  public static boolean isOfOne(SqlFailure failure) {
    String state = failure.sqlState();
    return !failure.isConnectionLoss()
        && !failure.isRetryable()
        && state.length() > CLASS_LENGTH
        && !OF_THE_SERVER.contains(state.substring(0, CLASS_LENGTH));
  }

  /** Does something in a session. */
  @FunctionalInterface
  interface Attempt<X extends Exception> {
    void run(Session session) throws X;
  }

  /** Null when a text has passed, else why it did not. Throws what is not of this text alone. */
  public @Nullable SqlFailure attempt(String sql) {
    return attempt(one -> one.executeAsWritten(sql));
  }

  /** The same of anything. */
  <X extends Exception> @Nullable SqlFailure attempt(Attempt<X> attempt) throws X {
    session.executeAsWritten("SAVEPOINT one");
    try {
      attempt.run(session);
      session.executeAsWritten("RELEASE SAVEPOINT one");
      return null;
    } catch (SqlFailure e) {
      if (!isOfOne(e)) {
        throw e;
      }
      session.executeAsWritten("ROLLBACK TO SAVEPOINT one;\nRELEASE SAVEPOINT one");
      return e;
    }
  }

  /** Notes what was left out, and why. */
  void leave(String subject, SqlFailure failure) {
    leftOut.add(told(subject, failure));
  }

  /** Notes what became of something that could not be as it was. */
  void leave(String what) {
    leftOut.add(what);
  }

  /** Notes rows that are there. */
  void load(long count) {
    rows += count;
  }

  /** One line that is not too long. */
  static String told(String subject, SqlFailure failure) {
    String line = (subject.strip() + ": " + FailureText.of(failure)).replaceAll("\\s+", " ");
    return line.length() <= MOST_TOLD ? line : line.substring(0, length(line)) + "...";
  }

  /** No character of two units is halved. */
  private static int length(String line) {
    return Character.isHighSurrogate(line.charAt(MOST_TOLD - 1)) ? MOST_TOLD - 1 : MOST_TOLD;
  }

  /** Ends the transaction with what belongs into it; gives what was left out. */
  Salvaged end(String record) {
    session.execute(record + "COMMIT");
    return new Salvaged(leftOut, rows);
  }

  /** The same, and what was left out is written down too, for a call that goes on. */
  Salvaged endAndNote(String record) {
    StringBuilder notes = new StringBuilder();
    leftOut.forEach(one -> notes.append(RestoreLedger.leftOut(one)));
    return end(notes + record);
  }
}
