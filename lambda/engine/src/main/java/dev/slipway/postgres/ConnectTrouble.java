package dev.slipway.postgres;

import dev.slipway.config.PassageFailed;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * Why a try to connect came to nothing.
 *
 * @param cause what the driver says of it
 * @param mayRotate whether the password comes from where another may be soon
 */
record ConnectTrouble(SQLException cause, boolean mayRotate) {

  /**
   * The server is starting or shutting down, or has no connection left; an RDS Proxy has no server
   * behind it yet (08000).
   */
  private static final Set<String> ANSWERS = Set.of("57P01", "57P02", "57P03", "53300", "08000");

  /** Refused or broken: these may pass by themselves too. */
  private static final Set<String> PASSING = Set.of("08001", "08006");

  /** True when trying again may help. */
  boolean mayPass() {
    return (isAnswer() || isForAWhile() || PASSING.contains(state()))
        && !ConnectAdvice.isFinal(this);
  }

  /** True when a server of PostgreSQL has answered. */
  boolean isAnswer() {
    return ANSWERS.contains(state());
  }

  /**
   * True for what mostly stays, and passes within seconds where a database wakes or a password is
   * being rotated: an Aurora that wakes from zero knows no rule for anybody at first, and a secret
   * has the new password later than the database.
   */
  boolean isForAWhile() {
    return (isWrongPassword() && mayRotate)
        || (state().equals("28000") && said().contains("pg_hba.conf"));
  }

  /** True when nothing listens there. */
  boolean isUnreachable() {
    return isUnknownHost()
        || has(ConnectException.class)
        || has(NoRouteToHostException.class)
        || passage() != null;
  }

  /** Why the passage that was to be taken led nowhere; null where none was, or it did. */
  @Nullable PassageFailed passage() {
    return find(PassageFailed.class);
  }

  boolean isUnknownHost() {
    return has(UnknownHostException.class);
  }

  /** True when somebody took the connection and said nothing. */
  boolean isSilent() {
    return cause instanceof SilentServer;
  }

  /** True when something answered that does not speak the protocol. */
  boolean isNoPostgres() {
    boolean ofServer = cause instanceof PSQLException psql && psql.getServerErrorMessage() != null;
    return state().equals("08P01") && !ofServer;
  }

  /** True when somebody took the connection and closed it before a word was said. */
  boolean isClosed() {
    return has(EOFException.class);
  }

  /** A password that was rotated since it was read looks like a wrong one. */
  boolean isWrongPassword() {
    return state().equals("28P01");
  }

  String state() {
    return String.valueOf(cause.getSQLState());
  }

  /** What is the matter, behind the server's address. */
  String text() {
    if (isAnswer() || isForAWhile()) {
      return "answered: " + said().replaceFirst("^FATAL: ", "").strip() + " (" + state() + ")";
    }
    PassageFailed passage = passage();
    if (passage != null) {
      return "is not reached: " + passage.getMessage();
    }
    if (isSilent()) {
      return "takes connections and says nothing";
    }
    if (isUnknownHost()) {
      return "has a host name that is unknown";
    }
    if (isClosed()) {
      return "takes connections and closes them";
    }
    return has(ConnectException.class)
        ? "does not answer yet (connection refused)"
        : "does not answer yet (" + state() + ")";
  }

  private String said() {
    return String.valueOf(cause.getMessage());
  }

  private boolean has(Class<? extends Throwable> type) {
    return find(type) != null;
  }

  private <T extends Throwable> @Nullable T find(Class<T> type) {
    Throwable reason = cause;
    while (reason != null && !type.isInstance(reason)) {
      reason = reason.getCause();
    }
    return type.cast(reason);
  }
}
