package dev.slipway.postgres;

import dev.slipway.config.Credentials;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Secret;
import dev.slipway.config.Server;
import java.util.Properties;

/**
 * What the driver is told of a connection. All of it travels in properties, never in a URL, so that
 * nothing in a name can be taken for a parameter.
 */
final class DriverProperties {

  /** A URL that leaves everything to the properties. */
  static final String URL = "jdbc:postgresql://";

  private DriverProperties() {}

  /** The properties of a new connection, for who logs in by these credentials. */
  static Properties of(DatabaseSettings database, Credentials credentials, SessionOptions options) {
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("cancelSignalTimeout", String.valueOf(CallLimits.GRACE.toSeconds()));
    properties.setProperty("gssEncMode", "disable");
    properties.setProperty("hostRecheckSeconds", "0");
    properties.setProperty("ApplicationName", options.application());
    properties.putAll(database.driverProperties());
    properties.setProperty("PGDBNAME", database.name());
    place(properties, database.server());
    logIn(properties, credentials, database.server());
    properties.setProperty("preferQueryMode", "simple");
    // What the driver throws is logged with its causes, and the server's details hold values.
    properties.setProperty("logServerErrorDetail", "false");
    properties.setProperty("assumeMinServerVersion", "13");
    return properties;
  }

  private static void place(Properties properties, Server server) {
    properties.setProperty("PGHOST", server.isSocket() ? "127.0.0.1" : server.host());
    properties.setProperty("PGPORT", String.valueOf(server.port()));
    if (server.isSocket()) {
      // As libpq: nobody listens to what does not leave the machine.
      properties.keySet().removeIf(name -> name.toString().startsWith("ssl"));
      properties.setProperty("sslmode", "disable");
      WatchedSocketFactory.useUnixSocket(properties, server.socket());
    } else if (properties.containsKey("sslrootcert")) {
      Roots.resolve(properties, server.host());
    }
  }

  /** A password that is there, if only an empty one, keeps the driver from looking for a file. */
  private static void logIn(Properties properties, Credentials credentials, Server server) {
    Secret known = credentials.password();
    Secret password = known == null ? server.password() : known;
    properties.setProperty("user", credentials.user());
    properties.setProperty("password", password == null ? "" : password.value());
  }
}
