package dev.slipway.tunnel;

import dev.slipway.config.PassageFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;

/** A file with a private key, as OpenSSH or OpenSSL write it. */
record KeyFile(Path file) {

  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  boolean isThere() {
    return Files.exists(file);
  }

  /** What is wrong with who may read it, or else with the file; null for nothing. */
  @Nullable String problem() {
    try {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        return file + " cannot be read";
      }
      Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
      String shown = PosixFilePermissions.toString(others);
      others.removeAll(OWNERS);
      return others.isEmpty()
          ? null
          : "others may read or write the private key %s (%s): chmod 600 %s"
              .formatted(file, shown, file);
    } catch (UnsupportedOperationException noSuchRights) {
      return null;
    } catch (IOException e) {
      return file + " cannot be read: " + e.getMessage();
    }
  }

  /** The public half, where it lies beside the file; null where it does not. */
  @Nullable PublicKey publicHalf() {
    Path beside = file.resolveSibling(file.getFileName() + ".pub");
    try {
      return PublicKeyEntry.parsePublicKeyEntry(Files.readString(beside).strip())
          .resolvePublicKey(null, null, PublicKeyEntryResolver.IGNORING);
    } catch (IOException | GeneralSecurityException | RuntimeException noneThatCanBeRead) {
      return null;
    }
  }

  /**
   * The key pairs in it.
   *
   * @param passphrase asked for it, where one is needed; null gives up
   * @param tries how often it is asked for one that opens the file
   * @return null when it has a passphrase that was not given
   */
  @Nullable List<KeyPair> read(Function<Path, @Nullable String> passphrase, int tries)
      throws PassageFailed {
    Passphrase asked = new Passphrase(file, passphrase, tries);
    try (InputStream in = Files.newInputStream(file)) {
      Iterable<KeyPair> found =
          SecurityUtils.loadKeyPairIdentities(null, new PathResource(file), in, asked);
      List<KeyPair> pairs = new ArrayList<>();
      if (found != null) {
        found.forEach(pairs::add);
      }
      if (!pairs.isEmpty() || asked.wasWanted()) {
        return pairs.isEmpty() ? null : pairs;
      }
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      if (asked.wasWanted()) {
        return null;
      }
      throw PassageFailed.forGood("%s cannot be read: %s.".formatted(file, e.getMessage()));
    }
    throw PassageFailed.forGood(file + " holds no private key that can be read.");
  }
}
