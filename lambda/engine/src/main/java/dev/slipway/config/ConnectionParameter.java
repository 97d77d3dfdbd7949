package dev.slipway.config;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a connection, by the names that libpq has for it (PostgreSQL manual, chapters
 * 32.1.2 "Parameter Key Words" and 32.15 "Environment Variables").
 */
enum ConnectionParameter {
  HOST("host", "PGHOST", null),
  PORT("port", "PGPORT", null),
  DBNAME("dbname", "PGDATABASE", null),
  USER("user", "PGUSER", null),
  PASSWORD("password", "PGPASSWORD", null),
  PASSFILE("passfile", "PGPASSFILE", null),
  TARGET("target_session_attrs", "PGTARGETSESSIONATTRS", "targetServerType"),
  APPLICATION("application_name", "PGAPPNAME", "ApplicationName"),
  OPTIONS("options", "PGOPTIONS", "options"),
  CONNECT_TIMEOUT("connect_timeout", "PGCONNECT_TIMEOUT", "connectTimeout"),
  SSLMODE("sslmode", "PGSSLMODE", "sslmode"),
  SSLROOTCERT("sslrootcert", "PGSSLROOTCERT", "sslrootcert"),
  SSLCERT("sslcert", "PGSSLCERT", "sslcert"),
  SSLKEY("sslkey", "PGSSLKEY", "sslkey"),
  SSLNEGOTIATION("sslnegotiation", "PGSSLNEGOTIATION", "sslNegotiation"),
  CHANNEL_BINDING("channel_binding", "PGCHANNELBINDING", "channelBinding"),
  REQUIRE_AUTH("require_auth", "PGREQUIREAUTH", "requireAuth"),
  GSSENCMODE("gssencmode", "PGGSSENCMODE", "gssEncMode");

  private final String keyword;
  private final String variable;
  private final @Nullable String driverProperty;

  ConnectionParameter(String keyword, String variable, @Nullable String driverProperty) {
    this.keyword = keyword;
    this.variable = variable;
    this.driverProperty = driverProperty;
  }

  /** Its name in a URL. */
  String keyword() {
    return keyword;
  }

  /** The environment variable of libpq. */
  String variable() {
    return variable;
  }

  /** The driver's property; null when it is said to the driver in another way. */
  @Nullable String driverProperty() {
    return driverProperty;
  }

  /** The parameter that libpq or the driver calls by a name. */
  static Optional<ConnectionParameter> named(String name) {
    return Stream.of(values())
        .filter(known -> name.equals(known.keyword) || name.equals(known.driverProperty))
        .findFirst();
  }
}
