package dev.slipway.tunnel;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.jspecify.annotations.Nullable;

/**
 * What {@code known_hosts} holds of one host (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT").
 *
 * @param lines those of its name and port
 * @param loose the keys of its name alone, which ssh takes for another port that has none
 * @param revoked the keys of everybody that are no longer good
 */
record KnownHosts(List<Line> lines, List<PublicKey> loose, List<PublicKey> revoked) {

  private static final String REVOKED = "revoked";

  /** One line that is about the host; {@code number} counts from 1. */
  record Line(Path file, int number, PublicKey key) {}

  /**
   * Reads files; one that is not there holds nothing, nor does a line that nobody can read. Throws
   * {@link dev.slipway.config.PassageFailed} where the keys that are revoked cannot be read.
   */
  static KnownHosts of(SshHost host) throws IOException {
    KnownHosts known = new KnownHosts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Path file : host.knownHosts()) {
      if (Files.isReadable(file)) {
        known.read(file, host);
      }
    }
    Path revoked = host.revoked();
    if (revoked != null) {
      known.revoked.addAll(RevokedKeys.read(revoked));
    }
    return known;
  }

  private void read(Path file, SshHost host) throws IOException {
    List<String> texts =
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < texts.size(); i++) {
      KnownHostEntry entry = entry(texts.get(i));
      PublicKey key = entry == null ? null : key(entry);
      if (entry == null || key == null) {
        continue;
      }
      boolean exact = entry.isHostMatch(host.knownAs(), host.port());
      boolean byName = exact || entry.isHostMatch(host.knownAs(), SshHost.USUAL_PORT);
      if (REVOKED.equals(entry.getMarker()) && byName) {
        revoked.add(key);
      } else if (entry.getMarker() == null && exact) {
        lines.add(new Line(file, i + 1, key));
      } else if (entry.getMarker() == null && byName) {
        loose.add(key);
      }
    }
  }

  private static @Nullable KnownHostEntry entry(String text) {
    try {
      List<KnownHostEntry> entries =
          KnownHostEntry.readKnownHostEntries(new StringReader(text), true);
      return entries.isEmpty() ? null : entries.get(0);
    } catch (IOException | RuntimeException unreadable) {
      return null;
    }
  }

  private static @Nullable PublicKey key(KnownHostEntry entry) {
    try {
      return entry.getKeyEntry().resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
    } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
      return null;
    }
  }

  boolean holds(PublicKey key) {
    return keys().anyMatch(one -> KeyUtils.compareKeys(one, key));
  }

  private Stream<PublicKey> keys() {
    return lines.isEmpty() ? loose.stream() : lines.stream().map(Line::key);
  }

  boolean hasRevoked(PublicKey key) {
    return revoked.stream().anyMatch(one -> KeyUtils.compareKeys(one, key));
  }

  /** The kinds of the keys that are known, such as ssh-ed25519. */
  Set<String> kinds() {
    return keys().map(KeyUtils::getKeyType).collect(Collectors.toSet());
  }
}
