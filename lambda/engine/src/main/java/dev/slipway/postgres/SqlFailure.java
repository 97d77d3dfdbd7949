package dev.slipway.postgres;

import dev.slipway.error.SlipwayException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A statement that the server refused, or a connection that broke (PostgreSQL manual, chapter 54.8
 * "Error and Notice Message Fields" and appendix A "Error Codes").
 */
public final class SqlFailure extends SlipwayException {

  private static final long serialVersionUID = 1L;

  /** Another session stood in the way: lock timeout, deadlock, serialization failure. */
  private static final Set<String> RETRYABLE = Set.of("55P03", "40P01", "40001");

  /** What the server says last (PostgreSQL manual, chapter 54.8). */
  private static final Set<String> ENDS_SESSION = Set.of("FATAL", "PANIC");

  private final String sqlState;
  private final transient @Nullable ServerErrorMessage server;

  private final int completed;
  private final int before;
  private final int position;
  private final boolean sessionEnded;
  private final boolean interrupted;

  private final SQLException reason;

  /** {@code before}: how many characters of ours stood in front of the text that was sent. */
  SqlFailure(SQLException cause, int completed, int before, boolean sessionEnded) {
    super(text(cause), cause);
    this.position = 0;
    this.reason = cause;
    this.completed = completed;
    this.before = before;
    this.sessionEnded = sessionEnded;
    this.interrupted = false;
    this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
    this.server = cause instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
  }

  private SqlFailure(
      SqlFailure same, String text, int completed, int position, boolean interrupted) {
    super(text, same.reason);
    this.interrupted = interrupted;
    this.position = position;
    this.reason = same.reason;
    this.completed = completed;
    this.before = same.before;
    this.sessionEnded = same.sessionEnded;
    this.sqlState = same.sqlState;
    this.server = same.server;
  }

  /** One of ours: the server was not asked, for it would refuse, or do something else. */
  public static SqlFailure beforehand(String message, String sqlState) {
    return new SqlFailure(new SQLException(message, sqlState), 0, 0, false);
  }

  private static String text(SQLException cause) {
    ServerErrorMessage server =
        cause instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
    String message = server == null ? cause.getMessage() : server.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  /** The same in a text that lacks the first statement. */
  SqlFailure withoutFirst() {
    return new SqlFailure(
        this, String.valueOf(getMessage()), Math.max(0, completed - 1), position, interrupted);
  }

  /** The same with what the server does not say of it. */
  SqlFailure explained(String more) {
    return new SqlFailure(this, getMessage() + ": " + more, completed, position, interrupted);
  }

  /** The same where we had the server cancel it, for somebody has asked for the end. */
  SqlFailure interrupted() {
    return new SqlFailure(this, String.valueOf(getMessage()), completed, position, true);
  }

  /** The same where it is known which character of all that was sent it is about, from 1 on. */
  SqlFailure at(int character) {
    return new SqlFailure(this, String.valueOf(getMessage()), completed, character, interrupted);
  }

  /** The same where it is known which row of those that were sent it is about. */
  public SqlFailure ofRow(String row) {
    return new SqlFailure(this, getMessage() + " (" + row + ")", completed, position, interrupted);
  }

  /** How many statements of the text had succeeded before. */
  public int completed() {
    return completed;
  }

  /** The SQLSTATE, empty when there is none. */
  public String sqlState() {
    return sqlState;
  }

  /** True when trying again may help. */
  public boolean isRetryable() {
    return RETRYABLE.contains(sqlState);
  }

  /** True when the statement was cancelled, by a timeout or by request. */
  public boolean isCancelled() {
    return sqlState.equals("57014");
  }

  /** True when we had it cancelled, for somebody has asked for the end. */
  public boolean isInterrupted() {
    return interrupted;
  }

  /** True when the user lacks a privilege. */
  public boolean isDenied() {
    return sqlState.equals("42501");
  }

  /**
   * True when the connection is gone, so that nobody told how the statement ended. What the server
   * says of connections of its own, to other servers, is no such loss.
   */
  public boolean isConnectionLoss() {
    boolean ofDriver = server == null && sqlState.startsWith("08");
    return sessionEnded || ofDriver || ENDS_SESSION.contains(severity());
  }

  private String severity() {
    return field(server == null ? null : server.getSeverity());
  }

  /** The 1-based character of the text that was sent which it is about; 0 when none is known. */
  public int position() {
    int told = server == null ? 0 : server.getPosition();
    return Math.max(0, (told == 0 ? position : told) - before);
  }

  /** The 1-based character in {@link #internalQuery()}; 0 for none. */
  public int internalPosition() {
    return server == null ? 0 : server.getInternalPosition();
  }

  /** The text of a command that a function ran, empty when it is not about one. */
  public String internalQuery() {
    return field(server == null ? null : server.getInternalQuery());
  }

  /** The server's detail, or an empty text. */
  public String detail() {
    return field(server == null ? null : server.getDetail());
  }

  /** The server's hint, or an empty text. */
  public String hint() {
    return field(server == null ? null : server.getHint());
  }

  /** The call stack of functions and the COPY line, or an empty text. */
  public String where() {
    return field(server == null ? null : server.getWhere());
  }

  /** The function of the server's source that reports it, the same in all languages, or empty. */
  public String routine() {
    return field(server == null ? null : server.getRoutine());
  }

  /** The schema of the table that it is about, or an empty text. */
  public String schema() {
    return field(server == null ? null : server.getSchema());
  }

  /** The table that it is about, where the server names one in a field, or an empty text. */
  public String table() {
    return field(server == null ? null : server.getTable());
  }

  /** The column that it is about, or an empty text. */
  public String column() {
    return field(server == null ? null : server.getColumn());
  }

  /** The constraint that it is about, or an empty text. */
  public String constraint() {
    return field(server == null ? null : server.getConstraint());
  }

  private static String field(@Nullable String value) {
    return value == null ? "" : value;
  }
}
