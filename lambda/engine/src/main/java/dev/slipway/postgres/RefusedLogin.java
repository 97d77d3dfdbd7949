package dev.slipway.postgres;

import dev.slipway.config.DatabaseSettings;

/** Says why a server that answered did not let us in, and what to check. */
final class RefusedLogin {

  private static final String NOT_ACCEPTED = "28P01";
  private static final String NO_DATABASE = "3D000";

  /** What the driver reports of itself: the server asks for what it was not given. */
  private static final String OF_DRIVER = "08004";

  private static final String WHERE_PASSWORDS_ARE =
      "Check DB_PASSWORD, the secret, or the password in DATABASE_URL.";

  private RefusedLogin() {}

  static String advice(String state, String cause, DatabaseSettings database) {
    String at = database.places();
    String user = database.user();
    if (database.password() == null && (state.equals(OF_DRIVER) || state.equals(NOT_ACCEPTED))) {
      return """
          User %s cannot log in at %s (08004): no password was provided. \
          Set DB_PASSWORD or PGPASSWORD, name a secret, or put it into DATABASE_URL."""
          .formatted(user, at);
    }
    return switch (state) {
      case NOT_ACCEPTED ->
          "The password of user %s was not accepted at %s (28P01). %s"
              .formatted(user, at, WHERE_PASSWORDS_ARE);
      case NO_DATABASE ->
          """
          Database %s does not exist at %s (3D000). \
          Create it first, or check DB_NAME or DATABASE_URL."""
              .formatted(database.name(), at);
      case OF_DRIVER ->
          "User %s cannot log in at %s (%s): %s %s"
              .formatted(user, at, state, cause, WHERE_PASSWORDS_ARE);
      default ->
          """
          User %s may not log in at %s (%s): %s. \
          Check the user in DATABASE_URL or DB_USER, and whom pg_hba.conf of the server lets in%s."""
              .formatted(user, at, state, cause, forTls(cause));
    };
  }

  /** The server tells how it was asked, which may be all that it minds. */
  private static String forTls(String cause) {
    return cause.contains("no encryption") || cause.contains("SSL off")
        ? "; perhaps it lets in with TLS only (DB_SSLMODE=require, sslmode=require in the URL)"
        : "";
  }
}
