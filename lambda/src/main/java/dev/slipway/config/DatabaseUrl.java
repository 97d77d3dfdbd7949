package dev.slipway.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code postgres://user:password@host:port/db?sslmode=...} and {@code
 * jdbc:postgresql://host:port/db?user=...} (PostgreSQL manual, chapter 32.1.1.2 "Connection URIs").
 * Messages never repeat the URL, for it may hold a password.
 */
final class DatabaseUrl {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
              + "(?<host>\\[[^]]+]|[^:/?,@]+)?(?::(?<port>\\d{1,5}))?(?:/(?<name>[^?/@]*))?(?:\\?(?<query>.*))?");

  /** Parameters of libpq and of the driver that may be given, by the driver's name for them. */
  private static final Map<String, String> PARAMETERS =
      Map.ofEntries(
          Map.entry("sslmode", "sslmode"),
          Map.entry("sslrootcert", "sslrootcert"),
          Map.entry("sslcert", "sslcert"),
          Map.entry("sslkey", "sslkey"),
          Map.entry("sslnegotiation", "sslNegotiation"),
          Map.entry("sslNegotiation", "sslNegotiation"),
          Map.entry("channel_binding", "channelBinding"),
          Map.entry("channelBinding", "channelBinding"),
          Map.entry("connect_timeout", "connectTimeout"),
          Map.entry("connectTimeout", "connectTimeout"),
          Map.entry("gssencmode", "gssEncMode"),
          Map.entry("gssEncMode", "gssEncMode"),
          Map.entry("user", "user"),
          Map.entry("password", "password"));

  private DatabaseUrl() {}

  /** The parts by variable name (DB_HOST, ...) and the driver's properties by their own name. */
  record Parts(Map<String, String> variables, Map<String, String> driverProperties) {}

  /** Takes a URL apart. Throws IllegalArgumentException that says what is wrong. */
  static Parts parse(String url) {
    Matcher form = FORM.matcher(url.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "is not of the form postgres://user:password@host:port/database?sslmode=..."
              + " (special characters in it are percent-encoded)");
    }
    Map<String, String> variables = new TreeMap<>();
    put(variables, "DB_USER", form.group("user"));
    put(variables, "DB_PASSWORD", form.group("password"));
    put(variables, "DB_HOST", form.group("host"));
    put(variables, "DB_PORT", form.group("port"));
    put(variables, "DB_NAME", form.group("name"));
    Map<String, String> properties = query(form.group("query"));
    put(variables, "DB_USER", properties.remove("user"));
    put(variables, "DB_PASSWORD", properties.remove("password"));
    return new Parts(variables, properties);
  }

  private static Map<String, String> query(@Nullable String query) {
    Map<String, String> properties = new TreeMap<>();
    for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
      String name = pair.split("=", 2)[0];
      String property = PARAMETERS.get(name);
      if (property == null || !pair.contains("=")) {
        throw new IllegalArgumentException(
            "has the parameter " + shown(name) + "; known are " + known());
      }
      properties.put(property, decode(pair.substring(name.length() + 1)));
    }
    return properties;
  }

  /** What is no word may be the end of a password that holds a question mark. */
  private static String shown(String name) {
    return name.matches("[A-Za-z_]+") ? "\"" + name + "\"" : "(not shown)";
  }

  private static String known() {
    return String.join(", ", PARAMETERS.keySet().stream().sorted().toList());
  }

  private static void put(Map<String, String> parts, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      parts.put(name, decode(value));
    }
  }

  /** The decoder's own message shows what it was given. */
  private static String decode(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "has a % that two hexadecimal digits do not follow; a % itself is written %25");
    }
  }
}
