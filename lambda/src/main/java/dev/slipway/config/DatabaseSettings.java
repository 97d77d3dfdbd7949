package dev.slipway.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a database.
 *
 * @param password null when the server asks for none
 * @param driverProperties further properties of the PostgreSQL JDBC driver, such as sslmode
 */
public record DatabaseSettings(
    String host,
    int port,
    String name,
    String user,
    @Nullable Secret password,
    Map<String, String> driverProperties) {

  /** The address for messages: never with a user or password. */
  public String address() {
    return host + ":" + port + "/" + name;
  }
}
