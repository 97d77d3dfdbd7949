package dev.slipway.postgres;

import dev.slipway.config.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sets a session up in front of its first text, in the same round trip, and learns how it would
 * have been without us.
 */
final class SessionSetup {

  /** Nothing is set up, such as within a transaction. */
  static final SessionSetup NONE = new SessionSetup("", 0, 0);

  private static final String BEGIN = "BEGIN ISOLATION LEVEL READ COMMITTED;\n";

  /** Names no operator and no function, so that a timeout of the role is lifted before any. */
  private static final String LOOK =
      "SHOW lock_timeout;\nSHOW statement_timeout;\nSET LOCAL statement_timeout = 0;\n";

  /**
   * Where another process than the announced one answers, a pooler stands between, and a session
   * that is not ours alone is left as it is.
   */
  private static final String ONLY_OURS =
      " AND pg_catalog.pg_backend_pid() OPERATOR(pg_catalog.=) ";

  private final String sql;
  private final int statements;
  private final int answers;
  private boolean done;
  private @Nullable Timeouts given;

  private SessionSetup(String sql, int statements, int answers) {
    this.sql = sql;
    this.statements = statements;
    this.answers = answers;
    this.done = sql.isEmpty();
  }

  static SessionSetup of(Duration lockTimeout, int announcedPid) {
    String set = SessionSettings.ours(lockTimeout) + ONLY_OURS + announcedPid;
    return new SessionSetup(BEGIN + LOOK + set + ";\nCOMMIT;\n", 6, 3);
  }

  /** True until it was sent and done. */
  boolean isDue() {
    return !done;
  }

  /** What stands before the next text; empty when all is set up. */
  String prefix() {
    return done ? "" : sql;
  }

  /** Takes what the server answered to prefix and text; gives the answers to the text. */
  List<Rows> answered(List<Rows> all) {
    if (done) {
      return all;
    }
    if (all.size() < answers) {
      throw UnexpectedAnswer.of("less than was asked for");
    }
    done = true;
    given = new Timeouts(duration(all.get(0)), duration(all.get(1)));
    return all.subList(answers, all.size());
  }

  /** Takes that prefix and text failed; gives how many statements of the text had succeeded. */
  int failed(ServerAnswers until) {
    if (done) {
      return until.completed();
    }
    int completed = until.completed() - statements;
    if (completed >= 0) {
      answered(until.rows());
    }
    return Math.max(0, completed);
  }

  /** How it would have been. The session must have been used. */
  Timeouts given() {
    return Objects.requireNonNull(given, "the session was not used yet");
  }

  private static Duration duration(Rows answer) {
    try {
      return Durations.parse(String.valueOf(answer.first().values().values().iterator().next()));
    } catch (IllegalArgumentException e) {
      throw UnexpectedAnswer.of("something else where a duration was asked for");
    }
  }
}
