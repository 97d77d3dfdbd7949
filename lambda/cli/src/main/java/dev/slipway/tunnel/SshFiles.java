package dev.slipway.tunnel;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that are configured for a host, or else ssh's own.
 *
 * @param said what is configured, by the keywords in small letters
 * @param tokens what stands for what in names
 */
record SshFiles(Map<String, List<String>> said, Map<String, String> tokens, LocalUser here) {

  /** ssh's own order. */
  private static final List<String> USUAL_KEYS = List.of("id_rsa", "id_ecdsa", "id_ed25519");

  private static final List<String> USUAL_KNOWN = List.of("known_hosts", "known_hosts2");
  private static final List<Path> KNOWN_TO_ALL =
      List.of(Path.of("/etc/ssh/ssh_known_hosts"), Path.of("/etc/ssh/ssh_known_hosts2"));
  private static final Pattern TOKEN = Pattern.compile("%(.)|\\$\\{(\\w+)}");

  /** Of keys to log in with; none of them need be there. */
  List<Path> keys() {
    return named("identityfile", own(USUAL_KEYS)).toList();
  }

  /** The socket of the agent; null for none. */
  @Nullable Path agent() {
    String usual = here.variables().getOrDefault("SSH_AUTH_SOCK", "");
    List<String> words = said.getOrDefault("identityagent", List.of());
    String socket = words.isEmpty() ? "SSH_AUTH_SOCK" : words.get(0);
    String named = socket.matches("\\$?SSH_AUTH_SOCK") ? usual : filled(socket);
    return named.isEmpty() || named.equals("none") ? null : here.path(named);
  }

  /** With keys of servers. */
  List<Path> knownHosts() {
    return Stream.concat(
            named("userknownhostsfile", own(USUAL_KNOWN)),
            named("globalknownhostsfile", KNOWN_TO_ALL))
        .toList();
  }

  /** Of keys that no server may have; null for none. */
  @Nullable Path revoked() {
    return named("revokedhostkeys", List.of()).findFirst().orElse(null);
  }

  private List<Path> own(List<String> names) {
    return names.stream().map(here.sshFolder()::resolve).toList();
  }

  private Stream<Path> named(String keyword, List<Path> usual) {
    List<String> named = said.getOrDefault(keyword, List.of());
    return named.isEmpty()
        ? usual.stream()
        : named.stream()
            .filter(file -> !file.equalsIgnoreCase("none"))
            .map(file -> here.path(filled(file)));
  }

  /** What stands for itself where it stands for nothing. */
  private String filled(String text) {
    return TOKEN
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null
                        ? here.variables().getOrDefault(found.group(2), found.group())
                        : tokens.getOrDefault(found.group(1), found.group())));
  }
}
