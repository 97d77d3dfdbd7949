package dev.slipway.postgres;

import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Durations;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.Duration;

/** Says why a connection could not be made and what to check. Never shows a password. */
final class ConnectAdvice {

  private ConnectAdvice() {}

  /** True when trying again cannot help. */
  static boolean isFinal(SQLException e) {
    return isPooler(String.valueOf(e.getMessage())) || TlsAdvice.concerns(e);
  }

  static String on(SQLException e, DatabaseSettings database, Duration waited) {
    String cause = String.valueOf(e.getMessage());
    if (e.getCause() instanceof UnknownHostException) {
      return "Host %s is unknown. Check DATABASE_URL or DB_HOST, and that this machine can resolve the name."
          .formatted(database.host());
    }
    if (isPooler(cause)) {
      return Pooler.REFUSAL + " (" + cause + ")";
    }
    if (TlsAdvice.concerns(e)) {
      return TlsAdvice.on(e, database);
    }
    String state = String.valueOf(e.getSQLState());
    return switch (state) {
      case "28P01", "28000", "08004", "3D000" -> refused(state, cause, database);
      case "08001", "08006", "57P03", "53300" -> unanswered(state, cause, database, waited);
      default -> "Cannot connect to %s (%s): %s.".formatted(database.address(), state, cause);
    };
  }

  /** The server answered, and does not want us. */
  private static String refused(String state, String cause, DatabaseSettings database) {
    String at = database.host() + ":" + database.port();
    return switch (state) {
      case "28P01" ->
          "The password of user %s was not accepted at %s (28P01). Check DB_PASSWORD, the secret, or the password in DATABASE_URL."
              .formatted(database.user(), at);
      case "3D000" ->
          "Database %s does not exist at %s (3D000). Create it first, or check DB_NAME or DATABASE_URL."
              .formatted(database.name(), at);
      case "08004" ->
          "User %s cannot log in at %s (08004): %s Check DB_PASSWORD, the secret, or the password in DATABASE_URL."
              .formatted(database.user(), at, cause);
      default ->
          "User %s may not log in at %s (%s): %s".formatted(database.user(), at, state, cause);
    };
  }

  /** Nothing that could let us in, for all the time we tried. */
  private static String unanswered(
      String state, String cause, DatabaseSettings database, Duration waited) {
    String at =
        "%s:%d for %s".formatted(database.host(), database.port(), Durations.format(waited));
    return state.equals("08001")
        ? "No server answered at %s (%s). Check host, port and the firewall or security group; --connect-wait sets how long to try."
            .formatted(at, cause)
        : "No connection could be made at %s (%s: %s). --connect-wait sets how long to try."
            .formatted(at, state, cause);
  }

  private static boolean isPooler(String message) {
    return message.contains("unsupported startup parameter");
  }
}
