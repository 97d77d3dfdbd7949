package dev.slipway.mysql;

import dev.slipway.config.MysqlSettings;
import dev.slipway.config.MysqlTls;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What to do about a failure of MySQL. */
final class MysqlAdvice {

  /** Of a database, and of a table. */
  private static final Set<Integer> DENIED = Set.of(1044, 1142);

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

  /** As the driver says of a certificate, without a cause that would tell. */
  private static final Pattern CERTIFICATE = Pattern.compile("(?i)certificate|hostname verif");

  private MysqlAdvice() {}

  /** On what failed in an open session; empty where nobody knows. */
  static String onReading(MysqlSettings settings, SQLException e) {
    String advice = advice(settings, e);
    if (!advice.isEmpty()) {
      return advice;
    }
    if (isSilence(e)) {
      return "look whether the server still works; read-timeout= in the URL says how long it may be"
          + " silent.";
    }
    return isLoss(e) ? "look whether the server still runs, then try again." : "";
  }

  private static String advice(MysqlSettings settings, SQLException e) {
    return DENIED.contains(e.getErrorCode())
        ? RIGHTS + MysqlName.quoted(settings.name()) + ".* TO the user."
        : ADVICE.getOrDefault(e.getErrorCode(), "");
  }

  /** On a session that could not be opened. */
  static String onConnecting(MysqlSettings settings, SQLException e) {
    String advice = advice(settings, e);
    if (!advice.isEmpty()) {
      return advice;
    }
    if (has(e, UnknownHostException.class)) {
      return "look at the name of the host.";
    }
    String message = String.valueOf(e.getMessage());
    if (message.contains("not enabled in the server")) {
      return "the server has no TLS: turn it on there, or say ssl-mode=" + MysqlTls.PREFERRED + ".";
    }
    return has(e, SSLException.class) || CERTIFICATE.matcher(message).find()
        ? onTls(settings, message)
        : "look at host and port, and whether the server runs and lets this machine in.";
  }

  private static String onTls(MysqlSettings settings, String message) {
    if (message.contains("ostname verif")) {
      return "name the host as its certificate does; or ssl-mode="
          + MysqlTls.VERIFY_CA
          + " looks at who signed it alone.";
    }
    return settings.tls().verifies()
        ? "give the certificate of who signed the server's, as PEM, with ssl-ca=FILE."
        : "look at the server's TLS, or say ssl-mode=" + MysqlTls.DISABLED + ".";
  }

  /** True when the connection is gone. */
  static boolean isLoss(SQLException e) {
    return String.valueOf(e.getSQLState()).startsWith("08") || isSilence(e);
  }

  /** True when the server said nothing for too long. */
  static boolean isSilence(SQLException e) {
    return has(e, SocketTimeoutException.class);
  }

  private static boolean has(SQLException e, Class<? extends Throwable> kind) {
    return cause(e, kind) != null;
  }

  /** The first cause of a kind; null for none. */
  static <T extends Throwable> @Nullable T cause(SQLException e, Class<T> kind) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return kind.cast(cause);
      }
    }
    return null;
  }
}
