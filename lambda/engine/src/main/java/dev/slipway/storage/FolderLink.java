package dev.slipway.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A symbolic link to what is beside it. */
final class FolderLink {

  private FolderLink() {}

  /**
   * Makes one, in the place of one that is there; there is always one of them. Throws
   * UnsupportedOperationException where there are no such links.
   */
  static void put(Path link, String name) throws IOException {
    Folders.create(Folders.of(link));
    Path fresh = link.resolveSibling("." + link.getFileName() + "-" + UUID.randomUUID());
    Files.createSymbolicLink(fresh, Path.of(name));
    try {
      Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
  }
}
