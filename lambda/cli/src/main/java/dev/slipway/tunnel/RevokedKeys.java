package dev.slipway.tunnel;

import dev.slipway.config.PassageFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/** A file of keys that no server may have, one a line (ssh_config(5), "RevokedHostKeys"). */
final class RevokedKeys {

  /** How a list begins that ssh-keygen has packed (OpenSSH, PROTOCOL.krl). */
  private static final String PACKED = "SSHKRL\n";

  private RevokedKeys() {}

  /**
   * Reads a file. Throws where it cannot be read as a whole, for then nobody knows what it says.
   */
  static List<PublicKey> read(Path file) throws PassageFailed {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      if (text.startsWith(PACKED)) {
        throw new IOException("it is packed by ssh-keygen -k, which is not read here");
      }
      return keys(text);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw PassageFailed.forGood(
          "RevokedHostKeys in ~/.ssh/config names %s, which cannot be read (%s). Without it no server is believed: name a readable file with one public key a line, or none."
              .formatted(file, e));
    }
  }

  private static List<PublicKey> keys(String text) throws IOException, GeneralSecurityException {
    List<PublicKey> keys = new ArrayList<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      PublicKey key =
          AuthorizedKeyEntry.parseAuthorizedKeyEntry(line)
              .resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
      if (key != null) {
        keys.add(key);
      }
    }
    return keys;
  }
}
