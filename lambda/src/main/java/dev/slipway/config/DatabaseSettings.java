package dev.slipway.config;

import java.util.Map;

/**
 * How to reach a database.
 *
 * @param credentials who logs in; asked anew for every connection
 * @param driverProperties further properties of the PostgreSQL JDBC driver, such as sslmode; its
 *     sslrootcert may be a word of {@link TrustedRoots}
 */
public record DatabaseSettings(
    String host,
    int port,
    String name,
    CredentialSource credentials,
    Map<String, String> driverProperties) {

  /** Who logs in. */
  public String user() {
    return credentials.current().user();
  }

  /** Another database of the same server. */
  public DatabaseSettings withName(String other) {
    return new DatabaseSettings(host, port, other, credentials, driverProperties);
  }

  /** The address for messages: never with a user or password. */
  public String address() {
    return host + ":" + port + "/" + name;
  }
}
