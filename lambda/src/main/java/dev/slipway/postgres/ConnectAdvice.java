package dev.slipway.postgres;

import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Durations;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/** Says why a connection could not be made and what to check. Never shows a password. */
final class ConnectAdvice {

  private ConnectAdvice() {}

  /** True when trying again cannot help. */
  static boolean isFinal(SQLException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return isPooler(message) || message.contains("ssl") || message.contains("certificate");
  }

  static String on(SQLException e, DatabaseSettings database, Duration waited) {
    String at = " at " + database.host() + ":" + database.port();
    String state = String.valueOf(e.getSQLState());
    String cause = String.valueOf(e.getMessage());
    if (e.getCause() instanceof UnknownHostException) {
      return "Host "
          + database.host()
          + " is unknown. Check DATABASE_URL or DB_HOST, and that this"
          + " machine can resolve the name.";
    }
    if (isPooler(cause)) {
      return Pooler.REFUSAL + " (" + cause + ")";
    }
    return switch (state) {
      case "28P01" ->
          "The password of user "
              + database.user()
              + " was not accepted"
              + at
              + " (28P01). Check DB_PASSWORD or the password in DATABASE_URL.";
      case "28000" -> "User " + database.user() + " may not log in" + at + " (28000): " + cause;
      case "3D000" ->
          "Database "
              + database.name()
              + " does not exist"
              + at
              + " (3D000). Create it first, or check DB_NAME or DATABASE_URL.";
      case "08001" ->
          "No server answered"
              + at
              + " for "
              + Durations.format(waited)
              + " ("
              + cause
              + "). Check host, port and the firewall or security group;"
              + " --connect-wait sets how long to try.";
      case "08004" ->
          "User "
              + database.user()
              + " cannot log in"
              + at
              + " (08004): "
              + cause
              + " Check DB_PASSWORD or the password in DATABASE_URL.";
      case "08006", "57P03", "53300" ->
          "No connection could be made"
              + at
              + " for "
              + Durations.format(waited)
              + " ("
              + state
              + ": "
              + cause
              + "). --connect-wait sets how long to try.";
      default -> "Cannot connect to " + database.address() + " (" + state + "): " + cause + ".";
    };
  }

  private static boolean isPooler(String message) {
    return message.contains("unsupported startup parameter");
  }
}
