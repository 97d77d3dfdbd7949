package dev.slipway.postgres;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What sessions of ours are set to. None of it travels in the start-up message: poolers refuse
 * settings there, and servers those that they do not know.
 */
public final class SessionSettings {

  /**
   * Holds whatever runs in the session. No timeout of a role, a database or the server ends it
   * while it rests or works on, an error leaves it open, and where the network has gone silent the
   * server gives it up after a minute and a half, and its locks with it (PostgreSQL manual,
   * chapters 19.3.2 "TCP Settings" and 19.11.1 "Statement Behavior").
   */
  private static final Map<String, String> KEPT =
      ordered(
          "idle_in_transaction_session_timeout", "0",
          "idle_session_timeout", "0",
          "transaction_timeout", "0",
          "exit_on_error", "off",
          "tcp_keepalives_idle", "60",
          "tcp_keepalives_interval", "10",
          "tcp_keepalives_count", "3",
          "tcp_user_timeout", "90s",
          "client_connection_check_interval", "2s");

  /** Holds for statements of ours, until an author's begin. */
  private static final Map<String, String> OURS =
      ordered(
          "statement_timeout", "0",
          "DateStyle", "ISO",
          "IntervalStyle", "postgres",
          "TimeZone", "UTC",
          "extra_float_digits", "3",
          "quote_all_identifiers", "off",
          "standard_conforming_strings", "on",
          "default_transaction_isolation", "read committed",
          "default_transaction_deferrable", "off");

  /** Servers on Windows cannot tell that a client has gone, and refuse to try. */
  private static final String CAN_BE_SET =
      "pg_catalog.current_setting(s.name, true) IS NOT NULL"
          + " AND NOT (s.name OPERATOR(pg_catalog.=) 'client_connection_check_interval'"
          + " AND pg_catalog.version() OPERATOR(pg_catalog.~*) 'visual c|windows|mingw')";

  private SessionSettings() {}

  /** A statement that sets what holds whatever runs in the session; older servers know less. */
  public static String kept() {
    return set(KEPT) + CAN_BE_SET;
  }

  /** The same, and what holds for statements of ours. */
  static String ours(Duration lockTimeout) {
    Map<String, String> all = new LinkedHashMap<>(KEPT);
    all.putAll(OURS);
    all.put("lock_timeout", String.valueOf(lockTimeout.toMillis()));
    return set(all) + CAN_BE_SET;
  }

  private static String set(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(
            setting ->
                "(" + Sql.literal(setting.getKey()) + ", " + Sql.literal(setting.getValue()) + ")")
        .collect(
            Collectors.joining(
                ", ",
                "SELECT pg_catalog.set_config(s.name, s.value, false) FROM (VALUES ",
                ") AS s (name, value) WHERE "));
  }

  private static Map<String, String> ordered(String... namesAndValues) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
