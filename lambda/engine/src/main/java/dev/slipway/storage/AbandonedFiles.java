package dev.slipway.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What killed processes left behind in a store. */
final class AbandonedFiles {

  private AbandonedFiles() {}

  /**
   * Deletes it where a key's files are. A store that cannot be tidied may still be written to; else
   * the upload tells why.
   */
  static void delete(Path root, KeyPaths paths, String key) {
    int slash = key.indexOf('/');
    try {
      for (FileWalk.Found file :
          slash < 0
              ? FileWalk.filesIn(root)
              : FileWalk.filesBelow(paths.path(key.substring(0, slash)))) {
        if (TemporaryFile.isLeftBehind(file.path())) {
          Files.deleteIfExists(file.path());
          Folders.deleteEmpty(file.path(), root);
        }
      }
    } catch (IOException e) {
      // See above.
    }
  }
}
