package dev.slipway.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL of MySQL or MariaDB taken apart; what is not in it is empty.
 *
 * @param parameters by name, decoded
 */
record MysqlUrl(
    String user,
    String password,
    String host,
    String port,
    String name,
    Map<String, String> parameters) {

  static final String FORM =
      "is not of the form mysql://user:password@host:port/database?ssl-mode=..., or mariadb://..."
          + " (special characters in it are percent-encoded)";

  private static final Pattern BEGIN =
      Pattern.compile("\\s*(?:jdbc:)?(?:mysql|mariadb):.*", Pattern.DOTALL);

  private static final Pattern WHOLE =
      Pattern.compile(
          "(?:jdbc:)?(?:mysql|mariadb)://(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
              + "(?<host>\\[[^\\]]+\\]|[^:\\[\\]/?@,]*)(?::(?<port>\\d{0,5}))?"
              + "(?:/(?<name>[^?/@]*))?(?:\\?(?<query>.*))?");

  static boolean isMeantBy(String text) {
    return BEGIN.matcher(text).matches();
  }

  /** Throws IllegalArgumentException that says what is wrong, but no value. */
  static MysqlUrl parse(String text) {
    Matcher url = WHOLE.matcher(text.strip());
    if (!url.matches()) {
      throw new IllegalArgumentException(FORM);
    }
    return new MysqlUrl(
        decoded(url.group("user")),
        decoded(url.group("password")),
        decoded(url.group("host")),
        url.group("port") == null ? "" : url.group("port"),
        decoded(url.group("name")),
        parameters(url.group("query")));
  }

  /** Where a password holds a question mark, what follows it looks like parameters. */
  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (query == null || query.isEmpty()) {
      return parameters;
    }
    if (query.contains("@")) {
      throw new IllegalArgumentException(FORM);
    }
    for (String pair : query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String value = parts.length < 2 ? "" : decoded(parts[1]);
      if (parameters.put(decoded(parts[0]), value) != null) {
        throw new IllegalArgumentException("says a parameter twice");
      }
    }
    return parameters;
  }

  /** The decoder's own message shows what it was given. */
  private static String decoded(@Nullable String value) {
    try {
      return value == null
          ? ""
          : URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "has a % that two hexadecimal digits do not follow; a % itself is written %25");
    }
  }
}
