package dev.slipway.config;

import org.jspecify.annotations.Nullable;

/**
 * A server that may be connected to.
 *
 * @param host a name or an address, of IPv6 in brackets; or the folder of a Unix socket, which
 *     begins with a slash
 * @param password what a password file holds for it; null for nothing
 */
public record Server(String host, int port, @Nullable Secret password) {

  /** A server that no password file knows. */
  public Server(String host, int port) {
    this(host, port, null);
  }

  /** True when it is reached by a Unix socket. */
  public boolean isSocket() {
    return host.startsWith("/");
  }

  /** The file of its Unix socket (PostgreSQL manual, chapter 19.3). */
  public String socket() {
    return host + "/.s.PGSQL." + port;
  }

  /** Where it is, for messages. */
  public String place() {
    return isSocket() ? socket() : host + ":" + port;
  }
}
