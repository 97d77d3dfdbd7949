package dev.slipway.tunnel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server of SSH as somebody has named it.
 *
 * @param user null when not said
 * @param host a name, an address, or an alias of the configuration
 * @param port null when not said
 */
record SshPlace(@Nullable String user, String host, @Nullable Integer port) {

  /** As ssh takes it: {@code user@host}, or a URL, which may have a port. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?<url>ssh://))?(?:(?<user>[^@\\s:/]+)@)?(?:\\[(?<ipv6>[0-9A-Fa-f:.%a-z]+)]|(?<host>[^\\s@:/\\[\\]-][^\\s@:/\\[\\]]*))(?::(?<port>\\d{1,5}))?/?");

  /** Throws IllegalArgumentException, which says what it takes, for what is none. */
  static SshPlace parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "must be user@host, an alias of ~/.ssh/config, or ssh://user@host:port");
    }
    String host = matcher.group("host") == null ? matcher.group("ipv6") : matcher.group("host");
    String port = matcher.group("port");
    return new SshPlace(matcher.group("user"), host, port == null ? null : port(port));
  }

  /** Throws IllegalArgumentException, which says what it takes, for what is none. */
  static int port(String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65535) {
      throw new IllegalArgumentException("must be a port, from 1 to 65535");
    }
    return Integer.parseInt(text);
  }

  /** The same at another port. */
  SshPlace withPort(int other) {
    return new SshPlace(user, host, other);
  }
}
