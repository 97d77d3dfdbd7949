package dev.slipway.mysql;

import dev.slipway.config.MysqlSettings;
import dev.slipway.config.MysqlTls;
import dev.slipway.error.FailureFields;
import dev.slipway.error.SlipwayException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Map;

/** MySQL could not be reached, or reading from it failed; nothing is ever changed there. */
public final class MysqlFailure extends SlipwayException {

  private static final long serialVersionUID = 1L;

  private static final String RIGHTS = "let the user read: GRANT SELECT, SHOW VIEW ON ";

  /** What to do about an error of the server (MySQL manual, "Server Error Message Reference"). */
  private static final Map<Integer, String> ADVICE =
      Map.of(
          1045, "look at user and password; special characters in a URL are percent-encoded.",
          1049, "look at the name of the database behind the last slash.",
          1040, "try again when fewer sessions are connected.",
          1130, "let the user in from this machine's address, or go through a port forward.",
          1412, "try again when nobody changes tables; a snapshot cannot see through that.",
          3159, "say ssl-mode=REQUIRED, which this server asks for.",
          2026, "look at ssl-mode and ssl-ca.");

  private final String what;
  private final String next;

  private MysqlFailure(String what, String state, String next, Throwable cause) {
    super(what + ". " + state + (next.isEmpty() ? "" : "\nNext: " + next), cause);
    this.what = what;
    this.next = next;
  }

  /** What failed and why, without what state things are in. */
  public String what() {
    return what;
  }

  /** What to do, ending with a full stop; empty where nobody knows. */
  public String next() {
    return next;
  }

  /** No session could be opened. */
  static SlipwayException connecting(MysqlSettings settings, SQLException e) {
    return new MysqlFailure(
        "No connection to MySQL at %s (%s)".formatted(settings.address(), told(e)),
        "Nothing was done.",
        connectAdvice(settings, e),
        e);
  }

  /**
   * Something failed in an open session.
   *
   * @param what was under way, such as {@code reading users}
   */
  static SlipwayException during(String what, MysqlSettings settings, SQLException e) {
    return new MysqlFailure(
        "%s failed at MySQL %s (%s)%s"
            .formatted(
                what, settings.address(), told(e), isLoss(e) ? "; the connection is lost" : ""),
        "Nothing is changed there.",
        advice(settings, e),
        e);
  }

  private static String advice(MysqlSettings settings, SQLException e) {
    String advice = ADVICE.get(e.getErrorCode());
    if (advice != null) {
      return advice;
    }
    if (isSilence(e)) {
      return "look whether the server still works; read-timeout= in the URL says how long it may be"
          + " silent.";
    }
    if (e.getErrorCode() == 1142 || e.getErrorCode() == 1044) {
      return RIGHTS + MysqlName.quoted(settings.name()) + ".* TO the user.";
    }
    return isLoss(e) ? "look whether the server still runs, then try again." : "";
  }

  private static String connectAdvice(MysqlSettings settings, SQLException e) {
    String advice = ADVICE.get(e.getErrorCode());
    if (advice != null) {
      return advice;
    }
    if (e.getErrorCode() == 1044) {
      return RIGHTS + MysqlName.quoted(settings.name()) + ".* TO the user.";
    }
    if (cause(e, UnknownHostException.class)) {
      return "look at the name of the host.";
    }
    if (cause(e, javax.net.ssl.SSLException.class)) {
      return settings.tls().verifies()
          ? "give the certificate of who signed the server's with ssl-ca=FILE."
          : "look at the server's TLS, or say ssl-mode=" + MysqlTls.DISABLED + ".";
    }
    if (String.valueOf(e.getMessage()).contains("not enabled in the server")) {
      return "the server has no TLS: turn it on there, or say ssl-mode=" + MysqlTls.PREFERRED + ".";
    }
    return "look at host and port, and whether the server runs and lets this machine in.";
  }

  /** What the driver puts in front is of no use to anybody. */
  private static String told(SQLException e) {
    String text = String.valueOf(e.getMessage()).replaceFirst("^\\(conn=\\d+\\) ", "").strip();
    String first = text.lines().findFirst().orElse("");
    String state = e.getSQLState() == null ? "" : ", " + e.getSQLState();
    String silent = isSilence(e) ? "the server is silent: " : "";
    return silent + first.replaceFirst("\\.$", "") + state;
  }

  private static boolean isLoss(SQLException e) {
    return String.valueOf(e.getSQLState()).startsWith("08") || isSilence(e);
  }

  private static boolean isSilence(SQLException e) {
    return cause(e, SocketTimeoutException.class);
  }

  private static boolean cause(SQLException e, Class<? extends Throwable> kind) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public FailureFields fields() {
    FailureFields fields = FailureFields.of(String.valueOf(getMessage()), "unchanged");
    return getCause() instanceof SQLException cause && cause.getSQLState() != null
        ? fields.withSqlState(cause.getSQLState())
        : fields;
  }
}
