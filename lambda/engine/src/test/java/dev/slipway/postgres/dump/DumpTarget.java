package dev.slipway.postgres.dump;

import dev.slipway.config.CredentialSource;
import dev.slipway.config.Credentials;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Secret;
import dev.slipway.postgres.Connector;
import dev.slipway.postgres.SessionOptions;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import java.time.Duration;
import java.util.Map;

/** Connections to what is dumped. */
final class DumpTarget {

  static final String APPLICATION = "slipway dump test";

  private DumpTarget() {}

  /** Of a role to a database of the shared server, which asks for a password by SCRAM. */
  static Connector of(PgDatabase database, String role) {
    return of(database, role, Duration.ZERO);
  }

  /** The same, waiting so long for locks. */
  static Connector of(PgDatabase database, String role, Duration lockTimeout) {
    return of(settings(database, role, database.port()), lockTimeout);
  }

  /** Through another port. */
  static DatabaseSettings settings(PgDatabase database, String role, int port) {
    Credentials credentials = new Credentials(role, new Secret(PostgresServer.PASSWORD));
    return new DatabaseSettings(
        "127.0.0.1", port, database.name(), CredentialSource.of(credentials), Map.of());
  }

  static Connector of(DatabaseSettings settings, Duration lockTimeout) {
    return new Connector(
        settings, SessionOptions.of(APPLICATION, lockTimeout, Duration.ZERO), notice -> {});
  }
}
