package dev.slipway.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a database.
 *
 * @param servers where it may be, at least one; the first that answers, and is of the wanted kind,
 *     is it
 * @param credentials who logs in; asked anew for every connection
 * @param driverProperties further properties of the PostgreSQL JDBC driver, such as sslmode; its
 *     sslrootcert may be a word of {@link TrustedRoots}
 * @param serverId what tells its server from others, such as the resource id of RDS; null when
 *     nobody says so
 * @param notices what whoever has configured this should hear before it is used
 */
public record DatabaseSettings(
    List<Server> servers,
    String name,
    CredentialSource credentials,
    Map<String, String> driverProperties,
    @Nullable String serverId,
    List<String> notices) {

  /** A database on servers of which nobody says who they are. */
  public DatabaseSettings(
      List<Server> servers,
      String name,
      CredentialSource credentials,
      Map<String, String> driverProperties,
      List<String> notices) {
    this(servers, name, credentials, driverProperties, null, notices);
  }

  /** A database on one server. */
  public DatabaseSettings(
      String host,
      int port,
      String name,
      CredentialSource credentials,
      Map<String, String> driverProperties) {
    this(List.of(new Server(host, port)), name, credentials, driverProperties, List.of());
  }

  /** The only server, or the first of several. */
  public Server server() {
    return servers.get(0);
  }

  /** The host of the first server. */
  public String host() {
    return server().host();
  }

  /** The port of the first server. */
  public int port() {
    return server().port();
  }

  /** Who logs in. */
  public String user() {
    return credentials.current().user();
  }

  /** The password to log in with at the first server, as it is known now; null for none. */
  public @Nullable Secret password() {
    Secret known = credentials.current().password();
    return known == null ? server().password() : known;
  }

  /** Another database of the same servers. */
  public DatabaseSettings withName(String other) {
    return new DatabaseSettings(servers, other, credentials, driverProperties, serverId, notices);
  }

  /** The same for somebody else. */
  public DatabaseSettings withCredentials(Credentials other) {
    return new DatabaseSettings(
        servers, name, CredentialSource.of(other), driverProperties, notices);
  }

  /** The same database on one server. */
  public DatabaseSettings at(Server server) {
    return new DatabaseSettings(
        List.of(server), name, credentials, driverProperties, serverId, notices);
  }

  /** Where the servers are, for messages. */
  public String places() {
    return servers.stream().map(Server::place).collect(Collectors.joining(","));
  }

  /** The address for messages: never with a user or password. */
  public String address() {
    return places() + "/" + name;
  }

  /** The same with a property of the driver made from what it was, empty where it was not set. */
  public DatabaseSettings with(String property, UnaryOperator<String> change) {
    Map<String, String> properties = new HashMap<>(driverProperties);
    properties.put(property, change.apply(properties.getOrDefault(property, "")));
    return new DatabaseSettings(servers, name, credentials, properties, serverId, notices);
  }
}
