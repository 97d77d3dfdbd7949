package dev.slipway.tunnel;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.signature.Signature;
import org.jspecify.annotations.Nullable;

/** Accepts a server only where {@code known_hosts} has its key. */
final class HostKeyCheck implements ServerKeyVerifier {

  private static final String CERTIFICATE = "-cert-";

  private final SshHost host;
  private final KnownHosts known;
  private volatile @Nullable String refusal;

  HostKeyCheck(SshHost host) throws IOException {
    this.host = host;
    this.known = KnownHosts.of(host);
  }

  /** Why the server was refused; null where it was not. */
  @Nullable String refusal() {
    return refusal;
  }

  @Override
  public boolean verifyServerKey(ClientSession session, SocketAddress at, PublicKey key) {
    if (known.hasRevoked(key)) {
      refusal =
          "The key of %s is revoked in known_hosts or RevokedHostKeys (%s). Ask whoever runs it. Nothing was sent to it."
              .formatted(host.knownName(), shown(key));
    } else if (!known.holds(key)) {
      refusal = known.lines().isEmpty() ? unknown(key) : changed(key);
    }
    return refusal == null;
  }

  private String unknown(PublicKey key) {
    return "%s is not known: it shows the key %s. Compare that with what its owner says, or on the server itself: ssh-keygen -lf /etc/ssh/ssh_host_%s_key.pub. If they are the same, accept it: echo '%s %s' >> %s"
        .formatted(
            host.knownName(),
            shown(key),
            family(key),
            host.knownName(),
            PublicKeyEntry.toString(key),
            file());
  }

  private String changed(PublicKey key) {
    return "The key of %s has changed: it shows %s, and known is %s. Either the server was set up anew, or somebody else answers in its place; ask whoever runs it. Nothing was sent to it. Only if it is right, take the old key out: ssh-keygen -R '%s'%s"
        .formatted(
            host.knownName(),
            shown(key),
            known.lines().stream()
                .map(line -> "%s (%s:%d)".formatted(shown(line.key()), line.file(), line.number()))
                .collect(Collectors.joining(", ")),
            host.knownName(),
            " -f " + known.lines().get(0).file());
  }

  private Path file() {
    return host.knownHosts().isEmpty() ? Path.of("~/.ssh/known_hosts") : host.knownHosts().get(0);
  }

  private static String shown(PublicKey key) {
    return kind(key) + " " + KeyUtils.getFingerPrint(key);
  }

  private static String kind(PublicKey key) {
    return String.valueOf(KeyUtils.getKeyType(key));
  }

  /** As the usual files of servers are named. */
  private static String family(PublicKey key) {
    String kind = kind(key);
    return kind.startsWith("ecdsa") ? "ecdsa" : kind.replace("ssh-", "");
  }

  /**
   * Kinds of keys in the order in which the server is asked for them: those that are known first,
   * for it has one key of each kind. Certificates are left out, which it shows only if asked.
   */
  List<NamedFactory<Signature>> order(List<NamedFactory<Signature>> kinds) {
    Set<String> first = known.kinds();
    return kinds.stream()
        .filter(kind -> !kind.getName().contains(CERTIFICATE))
        .sorted(
            Comparator.comparing(
                kind -> !first.contains(KeyUtils.getCanonicalKeyType(kind.getName()))))
        .toList();
  }
}
