package dev.slipway.postgres;

import dev.slipway.config.Credentials;
import dev.slipway.config.DatabaseSettings;
import dev.slipway.config.Secret;
import java.util.Properties;

/**
 * What the driver is told of a connection. All of it travels in properties, never in a URL, so that
 * nothing in a name can be taken for a parameter.
 */
final class DriverProperties {

  /** A URL that leaves everything to the properties. */
  static final String URL = "jdbc:postgresql://";

  private DriverProperties() {}

  /** The properties of a new connection, with the credentials as they are known now. */
  static Properties of(DatabaseSettings database, SessionOptions options) {
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("gssEncMode", "disable");
    properties.putAll(database.driverProperties());
    Roots.resolve(properties, database.host());
    properties.setProperty("PGHOST", database.host());
    properties.setProperty("PGPORT", String.valueOf(database.port()));
    properties.setProperty("PGDBNAME", database.name());
    logIn(properties, database.credentials().current());
    properties.setProperty("preferQueryMode", "simple");
    // What the driver throws is logged with its causes, and the server's details hold values.
    properties.setProperty("logServerErrorDetail", "false");
    properties.setProperty("assumeMinServerVersion", "13");
    properties.setProperty("ApplicationName", options.application());
    properties.setProperty("options", options.startUp());
    return properties;
  }

  private static void logIn(Properties properties, Credentials credentials) {
    properties.setProperty("user", credentials.user());
    Secret password = credentials.password();
    if (password != null) {
      properties.setProperty("password", password.value());
    }
  }
}
