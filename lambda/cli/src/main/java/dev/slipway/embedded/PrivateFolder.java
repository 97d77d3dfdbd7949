package dev.slipway.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/** A folder that only its owner can enter. */
final class PrivateFolder {

  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFolder() {}

  /**
   * For the owner alone, for the server asks nobody for a password, and its programs are run. One
   * that was open to others is closed to them; one of another user is refused.
   */
  static void make(Path folder) throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(folder);
      return;
    }
    if (!Files.exists(folder)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNERS));
    }
    Path probe = Files.createTempFile(folder, Drafts.PREFIX, null);
    UserPrincipal us = Files.getOwner(probe);
    Files.delete(probe);
    if (!us.equals(Files.getOwner(folder))) {
      throw new IOException("it belongs to " + Files.getOwner(folder) + ", and not to " + us);
    }
    Files.setPosixFilePermissions(folder, OWNERS);
  }
}
