package dev.slipway.config;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What to do about a parameter of a URL that is not taken. Never repeats a value. */
final class ParameterAdvice {

  private static final String SCHEMA =
      "is not of PostgreSQL; write options=-csearch_path%3DNAME, or --history-schema for our own"
          + " tables";
  private static final String POOLED =
      "is for a pool of connections; leave it out, and connect to the server itself or to a pool in"
          + " session mode";
  private static final String CERTIFICATE = "is not of PostgreSQL; write sslcert, sslkey, sslmode";
  private static final String SET_BY_US = "is set by Slipway; leave it out";
  private static final String PROVIDER = "is for other clients; leave it out";

  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("schema", SCHEMA),
          Map.entry("schemas", SCHEMA),
          Map.entry("currentSchema", SCHEMA),
          Map.entry("search_path", SCHEMA),
          Map.entry("pgbouncer", POOLED),
          Map.entry("pool", POOLED),
          Map.entry("pool_size", POOLED),
          Map.entry("pool_timeout", POOLED),
          Map.entry("pool_mode", POOLED),
          Map.entry("max_pool_size", POOLED),
          Map.entry("connection_limit", POOLED),
          Map.entry("statement_cache_size", POOLED),
          Map.entry("prepared_statements", POOLED),
          Map.entry("prepareThreshold", POOLED),
          Map.entry("sslaccept", "is not of PostgreSQL; write sslmode=verify-full or require"),
          Map.entry("ssl", "is not of PostgreSQL; write sslmode=verify-full, require or disable"),
          Map.entry("sslidentity", CERTIFICATE),
          Map.entry(
              "sslpassword", "is not read; take the key out of its encryption (openssl pkey)"),
          Map.entry("sslca", "is not of PostgreSQL; write sslrootcert"),
          Map.entry("sslfactory", "is not passed on; write sslmode and sslrootcert"),
          Map.entry("socket_timeout", "is not passed on; use --statement-timeout"),
          Map.entry("socketTimeout", "is not passed on; use --statement-timeout"),
          Map.entry("loginTimeout", "is not passed on; write connect_timeout"),
          Map.entry("statement_timeout", "is not a parameter of a URL; use --statement-timeout"),
          Map.entry("lock_timeout", "is not a parameter of a URL; use --lock-timeout"),
          Map.entry("supa", PROVIDER),
          Map.entry("workaround", PROVIDER),
          Map.entry("uselibpqcompat", PROVIDER),
          Map.entry("serverVersion", PROVIDER),
          Map.entry("adapter", PROVIDER),
          Map.entry("charset", SET_BY_US + ": UTF-8"),
          Map.entry("encoding", SET_BY_US + ": UTF-8"),
          Map.entry("client_encoding", SET_BY_US + ": UTF-8"),
          Map.entry("keepalives", SET_BY_US),
          Map.entry("keepalives_idle", SET_BY_US),
          Map.entry("keepalives_interval", SET_BY_US),
          Map.entry("keepalives_count", SET_BY_US),
          Map.entry("tcp_user_timeout", SET_BY_US),
          Map.entry("tcpKeepAlive", SET_BY_US),
          Map.entry("preferQueryMode", SET_BY_US),
          Map.entry("hostaddr", "is not supported; write the address as the host"),
          Map.entry("service", "is not supported: pg_service.conf is not read; write what it says"),
          Map.entry("sslcrl", "is not supported: lists of revoked certificates are not read"),
          Map.entry("sslcrldir", "is not supported: lists of revoked certificates are not read"),
          Map.entry("requirepeer", "is not supported: nobody asks who runs the server"),
          Map.entry(
              "ssl_min_protocol_version",
              "is not supported; set jdk.tls.client.protocols in JAVA_OPTS"),
          Map.entry(
              "ssl_max_protocol_version",
              "is not supported; set jdk.tls.client.protocols in JAVA_OPTS"));

  private ParameterAdvice() {}

  /** True for a name that may be shown wherever it stands. */
  static boolean knows(String name) {
    return KNOWN.containsKey(name) || ConnectionParameter.named(name).isPresent();
  }

  /** Says of a parameter that it is not taken, and what to do. */
  static String on(String name) {
    String advice = KNOWN.get(name);
    return advice == null
        ? unknown(name.matches("[A-Za-z_]{1,40}") ? "\"" + name + "\"" : "(not shown)")
        : "has the parameter \"" + name + "\", which " + advice;
  }

  /** Says of a parameter that nobody knows it. */
  static String unknown(String shown) {
    return "has the parameter " + shown + "; known are " + taken();
  }

  /** Why a variable of libpq that stands for this parameter cannot be followed. */
  static String onVariable(String keyword) {
    return KNOWN.getOrDefault(keyword, "is not supported; unset it");
  }

  private static String taken() {
    return Stream.of(ConnectionParameter.values())
        .map(ConnectionParameter::keyword)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
