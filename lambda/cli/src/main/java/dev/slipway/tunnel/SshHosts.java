package dev.slipway.tunnel;

import dev.slipway.config.PassageFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes hosts of what somebody has named and what is configured of it, as ssh does. */
final class SshHosts {

  /** ssh's own order. */
  private static final List<String> USUAL_KEYS = List.of("id_rsa", "id_ecdsa", "id_ed25519");

  private static final List<String> USUAL_KNOWN = List.of("known_hosts", "known_hosts2");
  private static final List<Path> KNOWN_TO_ALL =
      List.of(Path.of("/etc/ssh/ssh_known_hosts"), Path.of("/etc/ssh/ssh_known_hosts2"));
  private static final Path CONFIG_OF_ALL = Path.of("/etc/ssh/ssh_config");

  private static final int MOST_HOPS = 8;

  private static final Pattern TOKEN = Pattern.compile("%(.)|\\$\\{(\\w+)}");

  private final LocalUser here;

  SshHosts(LocalUser here) {
    this.here = here;
  }

  /**
   * The hosts on the way to one, which is the last of them.
   *
   * @param key the file of the last one's key; null for what is configured
   */
  List<SshHost> way(SshPlace place, @Nullable Path key) throws PassageFailed {
    List<SshHost> hops = new ArrayList<>();
    addWay(hops, place, key);
    return hops;
  }

  private void addWay(List<SshHost> hops, SshPlace place, @Nullable Path key) throws PassageFailed {
    Map<String, List<String>> said = said(place.host());
    List<String> jumps = jumps(said, place.host());
    for (int i = 0; i < jumps.size(); i++) {
      if (hops.size() >= MOST_HOPS) {
        throw PassageFailed.forGood(
            "The ProxyJumps of %s lead through more than %d hosts; do they lead in a circle?"
                .formatted(place.host(), MOST_HOPS));
      }
      SshPlace jump = jump(jumps.get(i), place.host());
      if (i == 0) {
        addWay(hops, jump, null);
      } else {
        hops.add(host(jump, said(jump.host()), null));
      }
    }
    hops.add(host(place, said, key));
  }

  private Map<String, List<String>> said(String alias) throws PassageFailed {
    try {
      return SshConfigFile.read(
          alias, here.sshFolder(), List.of(here.sshFolder().resolve("config"), CONFIG_OF_ALL));
    } catch (IOException e) {
      throw PassageFailed.forGood("~/.ssh/config cannot be read: " + e.getMessage() + ".");
    }
  }

  private static List<String> jumps(Map<String, List<String>> said, String alias)
      throws PassageFailed {
    String jump = first(said, "proxyjump", "none");
    String command = first(said, "proxycommand", "none");
    if (!jump.equalsIgnoreCase("none")) {
      return List.of(jump.split(","));
    }
    if (!command.equalsIgnoreCase("none")) {
      throw PassageFailed.forGood(
          "The ProxyCommand of %s in ~/.ssh/config is not run here. Say ProxyJump in its place; where the command goes through AWS Systems Manager, use --ssm."
              .formatted(alias));
    }
    return List.of();
  }

  private static SshPlace jump(String text, String of) throws PassageFailed {
    try {
      return SshPlace.parse(text);
    } catch (IllegalArgumentException e) {
      throw PassageFailed.forGood(
          "ProxyJump of " + of + " in ~/.ssh/config " + e.getMessage() + ".");
    }
  }

  private SshHost host(SshPlace place, Map<String, List<String>> said, @Nullable Path key)
      throws PassageFailed {
    String name = first(said, "hostname", place.host()).replace("%h", place.host());
    int port = place.port() == null ? port(said, place.host()) : place.port();
    String user = Objects.requireNonNullElse(place.user(), first(said, "user", here.name()));
    Map<String, String> tokens = tokens(place.host(), name, port, user);
    List<String> files = said.getOrDefault("identityfile", List.of());
    boolean only = first(said, "identitiesonly", "no").equalsIgnoreCase("yes");
    return new SshHost(
        name,
        port,
        user,
        key == null ? keys(files, tokens) : List.of(key),
        key != null || only,
        agent(said, tokens),
        knownHosts(said, tokens),
        first(said, "hostkeyalias", name));
  }

  private static int port(Map<String, List<String>> said, String alias) throws PassageFailed {
    try {
      return SshPlace.port(first(said, "port", String.valueOf(SshHost.USUAL_PORT)));
    } catch (IllegalArgumentException e) {
      throw PassageFailed.forGood("Port of " + alias + " in ~/.ssh/config " + e.getMessage() + ".");
    }
  }

  private List<Path> keys(List<String> files, Map<String, String> tokens) {
    return files.isEmpty()
        ? USUAL_KEYS.stream().map(here.sshFolder()::resolve).toList()
        : files.stream()
            .filter(file -> !file.equalsIgnoreCase("none"))
            .map(file -> here.path(filled(file, tokens)))
            .toList();
  }

  private @Nullable Path agent(Map<String, List<String>> said, Map<String, String> tokens) {
    String usual = here.variables().getOrDefault("SSH_AUTH_SOCK", "");
    String socket = first(said, "identityagent", "SSH_AUTH_SOCK");
    String named = socket.matches("\\$?SSH_AUTH_SOCK") ? usual : filled(socket, tokens);
    return named.isEmpty() || named.equals("none") ? null : here.path(named);
  }

  private List<Path> knownHosts(Map<String, List<String>> said, Map<String, String> tokens) {
    List<String> own = said.getOrDefault("userknownhostsfile", List.of());
    Stream<Path> files =
        own.isEmpty()
            ? USUAL_KNOWN.stream().map(here.sshFolder()::resolve)
            : own.stream().map(file -> here.path(filled(file, tokens)));
    return Stream.concat(files, KNOWN_TO_ALL.stream()).toList();
  }

  private Map<String, String> tokens(String alias, String name, int port, String user) {
    return Map.of(
        "%",
        "%",
        "h",
        name,
        "n",
        alias,
        "p",
        String.valueOf(port),
        "r",
        user,
        "u",
        here.name(),
        "d",
        here.home().toString());
  }

  /** What stands for itself where it stands for nothing. */
  private String filled(String text, Map<String, String> tokens) {
    return TOKEN
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null
                        ? here.variables().getOrDefault(found.group(2), found.group())
                        : tokens.getOrDefault(found.group(1), found.group())));
  }

  private static String first(Map<String, List<String>> said, String keyword, String otherwise) {
    List<String> words = said.getOrDefault(keyword, List.of());
    return words.isEmpty() ? otherwise : words.get(0);
  }
}
