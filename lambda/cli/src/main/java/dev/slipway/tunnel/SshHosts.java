package dev.slipway.tunnel;

import dev.slipway.config.PassageFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes hosts of what somebody has named and what is configured of it, as ssh does. */
final class SshHosts {

  private static final Path CONFIG_OF_ALL = Path.of("/etc/ssh/ssh_config");

  private static final int MOST_HOPS = 8;

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
    addWay(hops, place, key, List.of());
    return hops;
  }

  /**
   * Adds a way behind others.
   *
   * @param asked the hosts on whose behalf it is asked for
   */
  private void addWay(List<SshHost> hops, SshPlace place, @Nullable Path key, List<String> asked)
      throws PassageFailed {
    List<String> chain = new ArrayList<>(asked);
    chain.add(place.host().toLowerCase(Locale.ROOT));
    if (asked.contains(chain.get(asked.size()))) {
      throw PassageFailed.forGood(
          "The ProxyJumps in ~/.ssh/config lead in a circle: %s. Say ProxyJump none for the first host on the way."
              .formatted(String.join(", through ", chain)));
    }
    Map<String, List<String>> said = said(place.host());
    List<String> jumps = jumps(said, place.host());
    for (int i = 0; i < jumps.size(); i++) {
      refuseMore(hops, place);
      SshPlace jump = jump(jumps.get(i), place.host());
      if (i == 0) {
        addWay(hops, jump, null, chain);
      } else {
        hops.add(host(jump, said(jump.host()), null));
      }
    }
    hops.add(host(place, said, key));
  }

  private static void refuseMore(List<SshHost> hops, SshPlace place) throws PassageFailed {
    if (hops.size() >= MOST_HOPS) {
      throw PassageFailed.forGood(
          "The ProxyJumps of %s lead through more than %d hosts; do they lead in a circle?"
              .formatted(place.host(), MOST_HOPS));
    }
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
      List<String> jumps = List.of(jump.split(","));
      // No host leads to itself, so that one ProxyJump may stand for all hosts.
      String last = jump(jumps.get(jumps.size() - 1), alias).host();
      return last.equalsIgnoreCase(alias) ? List.of() : jumps;
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
    SshFiles files = new SshFiles(said, tokens, here);
    boolean only = first(said, "identitiesonly", "no").equalsIgnoreCase("yes");
    return new SshHost(
        name,
        port,
        user,
        key == null ? files.keys() : List.of(key),
        key != null || only,
        files.agent(),
        files.knownHosts(),
        first(said, "hostkeyalias", name),
        files.revoked());
  }

  private static int port(Map<String, List<String>> said, String alias) throws PassageFailed {
    try {
      return SshPlace.port(first(said, "port", String.valueOf(SshHost.USUAL_PORT)));
    } catch (IllegalArgumentException e) {
      throw PassageFailed.forGood("Port of " + alias + " in ~/.ssh/config " + e.getMessage() + ".");
    }
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

  private static String first(Map<String, List<String>> said, String keyword, String otherwise) {
    List<String> words = said.getOrDefault(keyword, List.of());
    return words.isEmpty() ? otherwise : words.get(0);
  }
}
