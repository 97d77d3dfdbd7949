package dev.slipway.config;

import dev.slipway.error.Problems;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads how to reach the database: DATABASE_URL, or DB_HOST and its companions, which override the
 * fields of the secret that DB_SECRET_ARN names.
 */
final class DatabaseReader {

  private static final List<String> PARTS =
      List.of("DB_HOST", "DB_PORT", "DB_NAME", "DB_USER", "DB_PASSWORD", "DB_SECRET_ARN");

  private final Map<String, String> variables;
  private final CredentialStores stores;
  private final Problems problems;

  DatabaseReader(Map<String, String> variables, CredentialStores stores, Problems problems) {
    this.variables = variables;
    this.stores = stores;
    this.problems = problems;
  }

  /** The database, or null when no variable names one. */
  @Nullable DatabaseSettings read() {
    boolean url = isSet("DATABASE_URL");
    boolean parts = PARTS.stream().anyMatch(this::isSet) || (!url && isSet("DB_AUTH"));
    if (!url && !parts) {
      return null;
    }
    if (url && parts) {
      problems.add("DATABASE_URL", "is set together with DB_HOST or its companions; set one kind");
      return null;
    }
    return url ? fromUrl() : fromVariables();
  }

  private @Nullable DatabaseSettings fromUrl() {
    try {
      DatabaseUrl.Parts parts = DatabaseUrl.parse(variables.getOrDefault("DATABASE_URL", ""));
      return settings(parts.variables(), new TreeMap<>(parts.driverProperties()));
    } catch (IllegalArgumentException e) {
      problems.add("DATABASE_URL", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable DatabaseSettings fromVariables() {
    Map<String, String> parts = new TreeMap<>();
    try {
      if (isSet("DB_SECRET_ARN")) {
        parts.putAll(secret(variable("DB_SECRET_ARN")));
      }
    } catch (IllegalArgumentException e) {
      problems.add("DB_SECRET_ARN", String.valueOf(e.getMessage()));
      return null;
    }
    PARTS.stream().filter(this::isSet).forEach(name -> parts.put(name, variable(name)));
    return settings(parts, new TreeMap<>());
  }

  /** One that is of no use may have been mended since it was read. */
  private Map<String, String> secret(String id) {
    try {
      Map<String, String> known = DatabaseSecret.variables(stores.secrets().read(id));
      if (isSet("DB_HOST") || known.containsKey("DB_HOST")) {
        return known;
      }
    } catch (IllegalArgumentException e) {
      // The second look tells what is still wrong.
    }
    return DatabaseSecret.variables(stores.secrets().readAgain(id));
  }

  private DatabaseSettings settings(Map<String, String> parts, Map<String, String> properties) {
    String host = required(parts, "DB_HOST", "the host");
    new TransportSecurity(variables, problems).decide(host, properties);
    int port = port(parts.getOrDefault("DB_PORT", "5432"));
    String user = parts.getOrDefault("DB_USER", System.getProperty("user.name", "postgres"));
    CredentialSource credentials = credentials(host, port, user, parts);
    return new DatabaseSettings(
        host, port, parts.getOrDefault("DB_NAME", user), credentials, properties);
  }

  private CredentialSource credentials(
      String host, int port, String user, Map<String, String> parts) {
    if (isSet("DB_AUTH")) {
      if (!variable("DB_AUTH").equals("iam")) {
        problems.add("DB_AUTH", "can only be iam, not \"" + variable("DB_AUTH") + "\"");
      }
      return stores.iam(host, port, user);
    }
    if (parts.containsKey("DB_SECRET_ARN") && !isSet("DB_PASSWORD")) {
      return new SecretCredentials(
          stores.secrets(), variable("DB_SECRET_ARN"), parts, variable("DB_USER"));
    }
    String password = parts.get("DB_PASSWORD");
    return CredentialSource.of(
        new Credentials(user, password == null ? null : new Secret(password)));
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

  private String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  private boolean isSet(String name) {
    return !variable(name).isBlank();
  }
}
