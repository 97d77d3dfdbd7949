package dev.slipway.postgres;

import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Durations;
import dev.slipway.config.PassageFailed;
import dev.slipway.config.Server;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says why a connection could not be made and what to check. Never shows a password. */
final class ConnectAdvice {

  /** The driver's own refusals of what the server offers, as it says them in English. */
  private static final Pattern REFUSED_BY_US =
      Pattern.compile("(?i)channel binding|requireAuth|authentication method");

  private static final String NO_SUCH_FILE = "58P01";

  private static final String LIBRARIES =
      " It is loaded for every session: take it out of session_preload_libraries or"
          + " local_preload_libraries of the role, the database or the server, or install it"
          + " there.";

  private ConnectAdvice() {}

  /** True when trying again cannot help. */
  static boolean isFinal(ConnectTrouble trouble) {
    SQLException e = trouble.cause();
    PassageFailed passage = trouble.passage();
    return (passage != null && !passage.mayPass())
        || isPooler(String.valueOf(e.getMessage()))
        || TlsAdvice.concerns(e)
        || REFUSED_BY_US.matcher(String.valueOf(e.getMessage())).find();
  }

  static String on(ConnectTrouble trouble, DatabaseSettings database, Duration waited) {
    PassageFailed passage = trouble.passage();
    if (passage != null) {
      return passage(passage, database, waited);
    }
    String unreached = unreached(trouble, database, waited);
    return unreached == null ? answered(trouble.cause(), database, waited) : unreached;
  }

  /** Null where a server, or a pooler before it, has answered. */
  private static @Nullable String unreached(
      ConnectTrouble trouble, DatabaseSettings database, Duration waited) {
    if (trouble.isSilent()) {
      return silent(database, waited);
    }
    if (trouble.isNoPostgres()) {
      return "What answers at %s is no PostgreSQL. Check host and port."
          .formatted(database.places());
    }
    if (trouble.isClosed()) {
      return closed(database, waited);
    }
    return trouble.isUnknownHost() ? unknownHost(database) : null;
  }

  private static String answered(SQLException e, DatabaseSettings database, Duration waited) {
    String cause = cause(e, database);
    if (isPooler(cause)) {
      return pooler(cause, database);
    }
    if (TlsAdvice.concerns(e)) {
      return TlsAdvice.on(e, database);
    }
    String state = String.valueOf(e.getSQLState());
    return switch (state) {
      case "28P01", "28000", "08004", "3D000" -> RefusedLogin.advice(state, cause, database);
      case "08000", "08001", "08006", "57P01", "57P02", "57P03", "53300" ->
          unanswered(state, cause, database, waited);
      default ->
          "Cannot connect to %s (%s): %s.".formatted(database.address(), state, cause)
              + (state.equals(NO_SUCH_FILE) ? LIBRARIES : "");
    };
  }

  private static String unknownHost(DatabaseSettings database) {
    String host = database.servers().size() == 1 ? database.host() : database.places();
    return """
        Host %s is unknown. \
        Check DATABASE_URL or DB_HOST, and that this machine can resolve the name."""
        .formatted(host);
  }

  private static String pooler(String cause, DatabaseSettings database) {
    return """
        A connection pooler at %s refuses how the session is opened (%s). \
        Take that parameter out of the connection's, \
        let the pooler pass it (PgBouncer: ignore_startup_parameters), \
        or connect to the server itself."""
        .formatted(database.places(), cause);
  }

  /** Of a Unix socket, the driver only knows the address that stands for it. */
  private static String cause(SQLException e, DatabaseSettings database) {
    boolean ofSocket = database.servers().stream().anyMatch(Server::isSocket);
    return ofSocket && e.getCause() != null
        ? String.valueOf(e.getCause().getMessage())
        : String.valueOf(e.getMessage());
  }

  private static String passage(PassageFailed failed, DatabaseSettings database, Duration waited) {
    String tried =
        failed.mayPass()
            ? " That was tried for %s; --connect-wait sets how long to try."
                .formatted(Durations.format(waited))
            : "";
    return "%s cannot be reached. %s%s".formatted(database.places(), failed.getMessage(), tried);
  }

  private static String silent(DatabaseSettings database, Duration waited) {
    return """
        %s takes connections and says nothing; that was waited for %s. \
        Either no PostgreSQL listens there (a web server waits like that), or it hangs, \
        or something between here and there swallows what is said. \
        Check host and port, and whether the server lives; \
        --connect-wait sets how long to try."""
        .formatted(database.places(), Durations.format(waited));
  }

  private static String closed(DatabaseSettings database, Duration waited) {
    return """
        %s takes connections and closes them before a word is said; that was tried for %s. \
        A load balancer, proxy or tunnel with no server behind it does that, \
        and so does a server that only speaks TLS. \
        Check host and port; --connect-wait sets how long to try."""
        .formatted(database.places(), Durations.format(waited));
  }

  /** Nothing that could let us in, for all the time we tried. */
  private static String unanswered(
      String state, String cause, DatabaseSettings database, Duration waited) {
    String at = "%s for %s".formatted(database.places(), Durations.format(waited));
    return state.equals("08001")
        ? """
          No server answered at %s (%s). \
          Check host, port and the firewall or security group; \
          --connect-wait sets how long to try."""
            .formatted(at, cause)
        : "No connection could be made at %s (%s: %s). --connect-wait sets how long to try."
            .formatted(at, state, cause);
  }

  private static boolean isPooler(String message) {
    return message.contains("unsupported startup parameter");
  }
}
