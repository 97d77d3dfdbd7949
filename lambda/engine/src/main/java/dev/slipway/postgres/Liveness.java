package dev.slipway.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * Whether a server still works for a session that has not heard of it for a while. A network that
 * swallows what is said tells nobody, and what was sent into it is sent again and again for a
 * quarter of an hour; so a second connection asks (PostgreSQL manual, pg_stat_activity).
 */
final class Liveness {

  /** A server at rest waits for us; and so does one to which rows of a COPY do not come. */
  private static final String ASK =
      """
      SET LOCAL search_path = pg_catalog, pg_temp;
      SELECT CASE WHEN state LIKE 'idle%%' THEN state_change::text
        WHEN wait_event = 'ClientRead' THEN 'reads since ' || query_start::text END
      FROM pg_stat_activity WHERE pid = %d\
      """;

  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofSeconds(30);

  private static final String NOT_THERE = "";
  private static final String WORKS = "works";
  private static final String READS = "reads since ";

  /** Rows may take so long on a slow line that is in order. */
  private static final Duration SLOW = Duration.ofSeconds(10);

  private final QuestionConnections connections;
  private final int pid;
  private final Duration interval;
  private boolean seen;
  private @Nullable String rest;
  private long restSince;
  private long unreachableSince;

  /**
   * {@code pid}: of the session, as it was announced; {@code patience}: for how long nobody must
   * answer there.
   */
  Liveness(QuestionConnections connections, int pid, Duration patience) {
    this.connections = connections;
    this.pid = pid;
    Duration half = patience.dividedBy(2);
    this.interval = half.compareTo(LEAST) < 0 ? LEAST : half.compareTo(MOST) > 0 ? MOST : half;
  }

  /** How long a session waits before it is asked for, and between two times. */
  Duration interval() {
    return interval;
  }

  /** What was seen before does not count for the next call. */
  synchronized void restart() {
    rest = null;
    unreachableSince = 0;
  }

  /** True when the session will hear no more: nobody answers there, it is gone, or it rests. */
  synchronized boolean isLost() {
    try {
      String state = ask();
      unreachableSince = 0;
      return isLost(state);
    } catch (SQLException e) {
      return !isAnswer(e) && isUnreachable();
    }
  }

  /** One that was never seen may be behind a pooler, under a number of its own. */
  private boolean isLost(String state) {
    boolean gone = state.equals(NOT_THERE);
    boolean rests = !gone && !state.equals(WORKS);
    boolean wasSeen = seen;
    seen |= !gone;
    return hasRested(rests ? state : null) || (gone && wasSeen);
  }

  /** One that waits for rows does so for a while. Null for one that does not rest. */
  private boolean hasRested(@Nullable String state) {
    long now = System.nanoTime();
    boolean same = Objects.equals(state, rest);
    rest = state;
    restSince = same ? restSince : now;
    return state != null && same && (!state.startsWith(READS) || now - restSince >= SLOW.toNanos());
  }

  private boolean isUnreachable() {
    long now = System.nanoTime();
    unreachableSince = unreachableSince == 0 ? now : unreachableSince;
    return now - unreachableSince >= interval().toNanos();
  }

  private static boolean isAnswer(SQLException e) {
    return e instanceof PSQLException psql && psql.getServerErrorMessage() != null;
  }

  private String ask() throws SQLException {
    try (Connection connection = connections.open("").connection();
        Statement statement = connection.createStatement()) {
      statement.execute(ASK.formatted(pid));
      statement.getMoreResults();
      ResultSet found = statement.getResultSet();
      if (found == null || !found.next()) {
        return NOT_THERE;
      }
      String idle = found.getString(1);
      return idle == null ? WORKS : idle;
    }
  }
}
