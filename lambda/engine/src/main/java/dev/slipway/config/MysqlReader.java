package dev.slipway.config;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how to reach MySQL; every problem is reported at once. */
final class MysqlReader {

  private static final int PORT = 3306;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration READ_TIMEOUT = Duration.ofMinutes(10);

  private static final String TLS = "ssl-mode";
  private static final String ROOTS = "ssl-ca";
  private static final String ZONE = "time-zone";
  private static final String CONNECT = "connect-timeout";
  private static final String READ = "read-timeout";
  private static final Set<String> KNOWN = Set.of(TLS, ROOTS, ZONE, CONNECT, READ);

  /** What other clients call the same. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "sslmode", TLS,
          "sslMode", TLS,
          "ssl_mode", TLS,
          "ssl_ca", ROOTS,
          "sslrootcert", ROOTS,
          "serverSslCert", ROOTS,
          "time_zone", ZONE,
          "timezone", ZONE);

  private static final Pattern RDS_HOST =
      Pattern.compile("\\.rds(\\.cn-[a-z]+-\\d)?\\.amazonaws\\.com(\\.cn)?$");

  private final String by;
  private final Map<String, String> variables;
  private final Problems problems = new Problems();

  MysqlReader(String by, Map<String, String> variables) {
    this.by = by;
    this.variables = variables;
  }

  /** Throws {@link InvalidInput} that lists all problems. */
  MysqlSettings read(String text) {
    @Nullable MysqlSettings settings = null;
    try {
      settings = settings(MysqlUrl.parse(text));
    } catch (IllegalArgumentException e) {
      problems.add(by, String.valueOf(e.getMessage()));
    }
    if (settings == null || problems.count() > 0) {
      throw new InvalidInput(
          Problems.format("The configuration is wrong:", problems.list()) + "\nNothing was done.");
    }
    return settings;
  }

  private MysqlSettings settings(MysqlUrl url) {
    Map<String, String> said = said(url.parameters());
    needed(url.host(), "host");
    needed(url.user(), "user");
    needed(url.name(), "database");
    return new MysqlSettings(
        new Server(url.host(), port(url.port())),
        url.name(),
        new Credentials(url.user(), password(url)),
        tls(url.host(), said),
        roots(said),
        zone(said.getOrDefault(ZONE, "UTC")),
        duration(CONNECT, said, CONNECT_TIMEOUT),
        duration(READ, said, READ_TIMEOUT),
        null);
  }

  private Map<String, String> said(Map<String, String> parameters) {
    Map<String, String> said = new HashMap<>();
    parameters.forEach(
        (name, value) -> {
          String known = OTHER_NAMES.getOrDefault(name, name);
          if (!KNOWN.contains(known)) {
            String shown = name.matches("[A-Za-z_-]{1,40}") ? "\"" + name + "\"" : "(not shown)";
            problems.add(by, "has the parameter " + shown + "; known are " + new TreeSet<>(KNOWN));
          } else if (value.isEmpty()) {
            problems.add(by, "has the parameter " + name + " without a value");
          } else if (said.put(known, value) != null) {
            problems.add(by, "says " + known + " twice");
          }
        });
    return said;
  }

  private void needed(String value, String what) {
    if (value.isEmpty()) {
      problems.add(by, "names no " + what + "; write mysql://user:password@host:port/database");
    } else if (value.indexOf('\0') >= 0) {
      problems.add(by, "has a NUL character in the " + what);
    }
  }

  private int port(String port) {
    int number = port.isEmpty() ? PORT : Integer.parseInt(port);
    if (number < 1 || number > 65_535) {
      problems.add(by, "has the port " + number + "; ports are from 1 to 65535");
    }
    return number;
  }

  private @Nullable Secret password(MysqlUrl url) {
    String password =
        url.password().isEmpty() ? variables.getOrDefault("MYSQL_PWD", "") : url.password();
    return password.isEmpty() ? null : new Secret(password);
  }

  private MysqlTls tls(String host, Map<String, String> said) {
    String word = said.get(TLS);
    if (word == null) {
      boolean verified = said.containsKey(ROOTS);
      return verified
          ? MysqlTls.VERIFY_CA
          : RDS_HOST.matcher(host).find() ? MysqlTls.REQUIRED : MysqlTls.PREFERRED;
    }
    return MysqlTls.named(word)
        .orElseGet(
            () -> {
              problems.add(by, TLS + " must be one of " + MysqlTls.words());
              return MysqlTls.PREFERRED;
            });
  }

  private @Nullable String roots(Map<String, String> said) {
    String file = said.get(ROOTS);
    if (file != null && !Files.isReadable(Path.of(file))) {
      problems.add(by, ROOTS + " names a file that cannot be read: " + file);
    }
    return file;
  }

  private ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      problems.add(by, ZONE + " must be like UTC, +02:00 or Europe/Berlin");
      return ZoneOffset.UTC;
    }
  }

  private Duration duration(String name, Map<String, String> said, Duration usual) {
    String text = said.get(name);
    try {
      return text == null ? usual : Durations.parse(text);
    } catch (IllegalArgumentException e) {
      problems.add(by, name + ": " + e.getMessage());
      return usual;
    }
  }
}
