package dev.slipway.config;

import dev.slipway.error.Problems;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads how to reach the database: DATABASE_URL, or DB_HOST and its companions. */
final class DatabaseReader {

  private static final List<String> PARTS =
      List.of("DB_HOST", "DB_PORT", "DB_NAME", "DB_USER", "DB_PASSWORD");

  private final Map<String, String> variables;
  private final Problems problems;

  DatabaseReader(Map<String, String> variables, Problems problems) {
    this.variables = variables;
    this.problems = problems;
  }

  /** The database, or null when no variable names one. */
  @Nullable DatabaseSettings read() {
    refuseUnsupported();
    boolean url = isSet("DATABASE_URL");
    boolean parts = PARTS.stream().anyMatch(this::isSet);
    if (!url && !parts) {
      return null;
    }
    if (url && parts) {
      problems.add("DATABASE_URL", "is set together with DB_HOST or its companions; set one kind");
      return null;
    }
    return url ? fromUrl() : fromParts(variables, new TreeMap<>());
  }

  /** To ignore them would be to log in somewhere else, or in another way, than was meant. */
  private void refuseUnsupported() {
    for (String name : List.of("DB_SECRET_ARN", "DB_AUTH")) {
      if (isSet(name)) {
        problems.add(
            name, "is not supported by this version; set DATABASE_URL, or DB_HOST and DB_PASSWORD");
      }
    }
  }

  private @Nullable DatabaseSettings fromUrl() {
    try {
      DatabaseUrl.Parts parts = DatabaseUrl.parse(variables.getOrDefault("DATABASE_URL", ""));
      return fromParts(parts.variables(), new TreeMap<>(parts.driverProperties()));
    } catch (IllegalArgumentException e) {
      problems.add("DATABASE_URL", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private DatabaseSettings fromParts(Map<String, String> parts, Map<String, String> properties) {
    putIfSet(properties, "sslmode", "DB_SSLMODE");
    putIfSet(properties, "sslrootcert", "DB_SSLROOTCERT");
    checkSslMode(properties.get("sslmode"));
    String user = parts.getOrDefault("DB_USER", System.getProperty("user.name", "postgres"));
    String password = parts.get("DB_PASSWORD");
    return new DatabaseSettings(
        required(parts, "DB_HOST", "the host"),
        port(parts.getOrDefault("DB_PORT", "5432")),
        parts.getOrDefault("DB_NAME", user),
        user,
        password == null ? null : new Secret(password),
        properties);
  }

  private String required(Map<String, String> parts, String name, String what) {
    String value = parts.getOrDefault(name, "");
    if (value.isBlank()) {
      problems.add(isSet("DATABASE_URL") ? "DATABASE_URL" : name, what + " is missing");
    }
    return value;
  }

  private int port(String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65535) {
      problems.add(
          isSet("DATABASE_URL") ? "DATABASE_URL" : "DB_PORT",
          "\"" + text + "\" is no port; ports are 1 to 65535");
      return 5432;
    }
    return Integer.parseInt(text);
  }

  private void checkSslMode(@Nullable String mode) {
    List<String> known =
        List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    if (mode != null && !known.contains(mode)) {
      problems.add("DB_SSLMODE", "must be one of " + String.join(", ", known));
    }
  }

  private void putIfSet(Map<String, String> properties, String property, String variable) {
    String value = variables.get(variable);
    if (value != null && !value.isBlank()) {
      properties.put(property, value);
    }
  }

  private boolean isSet(String name) {
    return !variables.getOrDefault(name, "").isBlank();
  }
}
