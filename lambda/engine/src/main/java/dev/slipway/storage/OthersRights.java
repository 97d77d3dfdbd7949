package dev.slipway.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What others than its owner may do in a folder of a store, in words; nothing when they may not.
 */
final class OthersRights {

  private static final Set<PosixFilePermission> WRITING =
      EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
  private static final Set<PosixFilePermission> ANYTHING =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private OthersRights() {}

  static Optional<String> toWriteInto(Path folder) {
    return open(folder, WRITING);
  }

  static Optional<String> toAnythingIn(Path folder) {
    return open(folder, ANYTHING);
  }

  private static Optional<String> open(Path path, Set<PosixFilePermission> others) {
    if (!Files.isDirectory(path)) {
      return Optional.empty();
    }
    try {
      Set<PosixFilePermission> given = Files.getPosixFilePermissions(path);
      return Collections.disjoint(given, others)
          ? Optional.empty()
          : Optional.of(
              "the store's folder "
                  + path
                  + " is open to others ("
                  + PosixFilePermissions.toString(given)
                  + "). Close it with: chmod 700 "
                  + path);
    } catch (IOException | UnsupportedOperationException notThereOrNotOfPosix) {
      return Optional.empty();
    }
  }
}
