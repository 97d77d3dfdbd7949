package dev.slipway.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code postgres://user:password@host:port,host:port/db?sslmode=...} and {@code
 * jdbc:postgresql://host:port/db?user=...} (PostgreSQL manual, chapter 32.1.1.2 "Connection URIs").
 */
final class ConnectionUrl {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<jdbc>jdbc:)?postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
              + "(?<servers>[^/?@]*)(?:/(?<name>[^?/@]*))?(?:\\?(?<query>.*))?");

  private static final Pattern SERVER =
      Pattern.compile("(?<host>\\[[^\\]]+\\]|[^:\\[\\]]*)(?::(?<port>\\d{0,5}))?");

  private final GivenParameters given = new GivenParameters();
  private final boolean jdbc;

  private ConnectionUrl(boolean jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes a URL apart. Throws IllegalArgumentException that says what is wrong, but no value. */
  static Map<ConnectionParameter, String> parse(String url) {
    Matcher form = FORM.matcher(url);
    if (!form.matches()) {
      throw new IllegalArgumentException(UrlSlip.of(url));
    }
    ConnectionUrl read = new ConnectionUrl(form.group("jdbc") != null);
    read.put(ConnectionParameter.USER, form.group("user"));
    read.put(ConnectionParameter.PASSWORD, form.group("password"));
    read.servers(form.group("servers"));
    read.put(ConnectionParameter.DBNAME, form.group("name"));
    read.query(form.group("query"));
    return read.given.values();
  }

  private void servers(String servers) {
    List<String> hosts = new ArrayList<>();
    List<String> ports = new ArrayList<>();
    for (String one : servers.split(",", -1)) {
      Matcher server = SERVER.matcher(one);
      if (!server.matches()) {
        throw new IllegalArgumentException(ConnectionString.FORM);
      }
      hosts.add(decode(server.group("host")));
      ports.add(server.group("port") == null ? "" : server.group("port"));
    }
    given.put(ConnectionParameter.HOST, String.join(",", hosts));
    boolean none = ports.stream().allMatch(String::isEmpty);
    given.put(ConnectionParameter.PORT, none ? "" : String.join(",", ports));
  }

  /** Where a password holds a question mark, what follows it looks like parameters. */
  private void query(@Nullable String given) {
    String query = given == null ? "" : given;
    for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      String name = decode(pair.split("=", 2)[0]);
      boolean known = ParameterAdvice.knows(name);
      if (!known && query.contains("@")) {
        throw new IllegalArgumentException(ConnectionString.FORM);
      }
      if (!pair.contains("=")) {
        throw new IllegalArgumentException(
            known ? "has the parameter " + name + " without a value" : ParameterAdvice.on(name));
      }
      parameter(name, decode(pair.substring(pair.indexOf('=') + 1)));
    }
  }

  /** Of {@code ssl=true}, libpq and the driver have different opinions. */
  private void parameter(String name, String value) {
    if (name.equals("ssl") && value.equals("true")) {
      given.put(ConnectionParameter.SSLMODE, jdbc ? "verify-full" : "require");
    } else {
      given.put(name, value);
    }
  }

  private void put(ConnectionParameter parameter, @Nullable String encoded) {
    given.put(parameter, encoded == null ? "" : decode(encoded));
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
