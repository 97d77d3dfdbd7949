package dev.slipway.postgres.dump;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A folder for the files of one pg_dump, locked for as long as its process lives. What killed
 * processes of this user left behind is known by its name and the missing lock, and deleted before
 * the next is made.
 */
final class DumpFolder implements AutoCloseable {

  private static final String NAME = "slipway-pg-dump-";
  private static final String LOCK = "lock";

  /** In the names of this process: to open one of its locks again would lose it. */
  private static final String PROCESS = NAME + UUID.randomUUID().toString().substring(0, 8) + "-";

  /** What the path of a socket in it may have (sys/un.h), without the name and the socket. */
  private static final int LONGEST_PARENT = 103 - 65;

  /** Where the folder for temporary files lies too deep for a socket. */
  private static final Path SHORT = Path.of("/tmp");

  /** Another process has created its folder, and not locked it yet. */
  private static final Duration TIME_TO_LOCK = Duration.ofMinutes(1);

  private final Path path;
  private final FileChannel lock;

  private DumpFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  static DumpFolder create() throws IOException {
    Path path = Files.createTempDirectory(parent(), PROCESS);
    removeLeftBehind(path);
    FileChannel lock =
        FileChannel.open(
            path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    lock.tryLock();
    return new DumpFolder(path, lock);
  }

  private static Path parent() {
    Path usual = Path.of(System.getProperty("java.io.tmpdir"));
    boolean isDeep = usual.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PARENT;
    return isDeep && Files.isWritable(SHORT) ? SHORT : usual;
  }

  Path path() {
    return path;
  }

  /** As far as it goes: whoever comes next tries again. */
  private static void removeLeftBehind(Path own) {
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(own.toAbsolutePath().getParent(), NAME + "*")) {
      for (Path folder : folders) {
        if (!folder.getFileName().toString().startsWith(PROCESS) && isLeftBehind(folder, own)) {
          remove(folder);
        }
      }
    } catch (IOException | RuntimeException e) {
      // See above.
    }
  }

  private static boolean isLeftBehind(Path folder, Path own) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || !Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own))) {
      return false;
    }
    Instant youngest = Instant.now().minus(TIME_TO_LOCK);
    return Files.getLastModifiedTime(folder).toInstant().isBefore(youngest) && isUnlocked(folder);
  }

  private static boolean isUnlocked(Path folder) throws IOException {
    Path file = folder.resolve(LOCK);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return channel.tryLock() != null;
    }
  }

  private static void remove(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  @Override
  public void close() throws IOException {
    lock.close();
    remove(path);
  }
}
