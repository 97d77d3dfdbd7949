package dev.slipway.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Makes, empties and forces folders, and says what their errors mean. */
final class Folders {

  private Folders() {}

  /** The folder that a file is in. */
  static Path of(Path file) {
    return Objects.requireNonNull(file.getParent());
  }

  /**
   * Creates a folder, and those above it, for their owner alone: backups hold what the database
   * hides. A link to a folder is one (but not for the JDK's own).
   */
  static void create(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, forOwner(folder, "rwx------"));
    }
  }

  /** The permissions of what is created there, where the file system knows any. */
  static FileAttribute<?>[] forOwner(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Deletes the folders above a file, up to the root, as far as nothing is in them. */
  static void deleteEmpty(Path file, Path root) {
    Path next = of(file);
    try {
      while (!next.equals(root) && Files.isDirectory(next, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(next);
        next = of(next);
      }
    } catch (IOException e) {
      // Something is in it, or has just come.
    }
  }

  /**
   * Makes the name of a file durable, and those of the folders above it up to the root, but for
   * those whose name is so already.
   */
  static void force(Path file, Path root, Set<Path> durable) throws IOException {
    Path folder = of(file);
    forceFolder(folder);
    while (!folder.equals(root) && !durable.contains(folder)) {
      forceFolder(of(folder));
      durable.add(folder);
      folder = of(folder);
    }
  }

  private static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Why something failed, in a few words. */
  static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException denied) {
      return "no permission for " + denied.getFile();
    }
    if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
      String file = ((FileSystemException) failure).getFile();
      return file + (leadsNowhere(file) ? " is a link to nothing" : " is a file, not a folder");
    }
    return String.valueOf(failure.getMessage());
  }

  private static boolean leadsNowhere(String file) {
    Path path = Path.of(file);
    return Files.isSymbolicLink(path) && !Files.exists(path);
  }
}
