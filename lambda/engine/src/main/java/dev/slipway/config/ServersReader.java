package dev.slipway.config;

import dev.slipway.config.ConnectionFields.Said;
import dev.slipway.error.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads hosts and ports, of which there may be several (PostgreSQL manual, chapter 32.1.1.3
 * "Specifying Multiple Hosts"). A host is a name, an address or a socket's folder and nothing else:
 * what does not look like one is never shown, for it may be a URL with a password.
 */
final class ServersReader {

  private static final String USUAL_PORT = "5432";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern IPV6 =
      Pattern.compile("\\[?(?<address>[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%[A-Za-z0-9._-]+)?)]?");
  private static final Pattern FOLDER = Pattern.compile("/[^\\p{Cntrl},]*");

  private final ConnectionFields fields;
  private final Problems problems;

  ServersReader(ConnectionFields fields, Problems problems) {
    this.fields = fields;
    this.problems = problems;
  }

  /** The servers, at least one; what is wrong is a problem, and a server of that name is given. */
  List<Server> read() {
    String[] ports = fields.value(ConnectionParameter.PORT, USUAL_PORT).split(",", -1);
    Said hosts = fields.get(ConnectionParameter.HOST);
    if (hosts == null) {
      return List.of(new Server("", port(ports[0])));
    }
    String[] names = hosts.value().split(",", -1);
    if (ports.length != 1 && ports.length != names.length) {
      problems.add(
          fields.by(ConnectionParameter.PORT, hosts.by()),
          "has %d ports for %d hosts".formatted(ports.length, names.length));
      ports = new String[] {USUAL_PORT};
    }
    List<Server> servers = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      servers.add(new Server(host(names[i].strip()), port(ports[ports.length == 1 ? 0 : i])));
    }
    return servers;
  }

  private String host(String text) {
    var ipv6 = IPV6.matcher(text);
    if (ipv6.matches() && text.startsWith("[") == text.endsWith("]")) {
      return "[" + ipv6.group("address") + "]";
    }
    if (!NAME.matcher(text).matches() && !FOLDER.matcher(text).matches()) {
      problems.add(fields.by(ConnectionParameter.HOST, ""), complaint(text));
    }
    return text;
  }

  private String complaint(String text) {
    if (text.isEmpty()) {
      return "the host is missing";
    }
    if (text.startsWith("@")) {
      return "names an abstract Unix socket, which Java cannot open; name the folder of a socket";
    }
    return text.contains("://") && !fields.by(ConnectionParameter.HOST, "").endsWith("URL")
        ? "holds a URL (not shown); it takes the host alone, a URL goes into DATABASE_URL"
        : "has a host (not shown) with characters in it that no host has; it is a name, an"
            + " address, or the folder of a Unix socket";
  }

  private int port(String text) {
    String port = text.isEmpty() ? USUAL_PORT : text.strip();
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535) {
      problems.add(
          fields.by(ConnectionParameter.PORT, VariableNames.DB_PORT),
          (port.matches("[\\w.-]{1,12}") ? "\"" + port + "\"" : "the value (not shown)")
              + " is not a port; ports are 1 to 65535");
      return Integer.parseInt(USUAL_PORT);
    }
    return Integer.parseInt(port);
  }
}
