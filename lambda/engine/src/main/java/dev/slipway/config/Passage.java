package dev.slipway.config;

/**
 * A way to servers of databases that does not begin at this machine's own network, such as one
 * through a bastion. No server is told of it: names and certificates are checked as if it was not
 * there.
 */
public interface Passage {

  /**
   * Makes ready what a connection to a server needs. Called before each, and not within the time
   * that a log-in may take, because somebody may be asked for a passphrase.
   *
   * @return false where the server is to be connected to without this
   * @throws PassageFailed when there is no way now
   */
  boolean prepare(String host, int port) throws PassageFailed;

  /**
   * A connection to a server as the far end knows it: its host's name is resolved there.
   *
   * @param limit milliseconds that it may take; zero for no limit
   * @throws PassageFailed when there is none
   */
  Pipe open(String host, int port, int limit) throws PassageFailed;
}
