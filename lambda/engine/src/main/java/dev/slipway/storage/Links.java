package dev.slipway.storage;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Links in a store, which are not followed: whoever may write there would choose what is read. */
final class Links {

  private Links() {}

  /** Throws when a file below the root, or a folder on the way to it, is a link. */
  static void refuse(Path root, Path file) throws IOException {
    for (Path next = file; !next.equals(root); next = Folders.of(next)) {
      if (Files.isSymbolicLink(next)) {
        throw new FileSystemException(
            next.toString(), null, "it is a link, and links in a store are not followed");
      }
    }
  }
}
