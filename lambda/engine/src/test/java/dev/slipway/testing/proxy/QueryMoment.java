package dev.slipway.testing.proxy;

/** When a hook of {@link PostgresProxy} is called, seen from the server. */
public enum QueryMoment {
  /** The server has not seen the query. */
  BEFORE_FORWARD,
  /** The server has got the query and works on it. */
  AFTER_FORWARD,
  /** The server has answered, and the client has not seen the end of the answer. */
  AFTER_REPLY
}
