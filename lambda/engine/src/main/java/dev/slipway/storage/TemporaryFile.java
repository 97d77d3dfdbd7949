package dev.slipway.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A file that is not complete: hidden, beside the place where it will be, and locked for as long as
 * its writer lives. What a killed writer left behind is known by its name and by the missing lock.
 */
final class TemporaryFile {

  private static final String BEGINNING = ".slipway-upload-";
  private static final Pattern NAME =
      Pattern.compile(Pattern.quote(BEGINNING) + "[0-9a-f-]{36}-[0-9a-f-]{36}");

  /** In the names of this process: to open one of its files again would lose the lock. */
  private static final String PROCESS = UUID.randomUUID().toString();

  /** Another writer has created its file, and not locked it yet. */
  private static final Duration TIME_TO_LOCK = Duration.ofMinutes(1);

  private static final int TRIES = 10;

  private final Path path;
  private final FileChannel channel;

  private TemporaryFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Creates one in the folder of a file, and the folder. */
  static TemporaryFile beside(Path file) throws IOException {
    Path path = file.resolveSibling(BEGINNING + PROCESS + "-" + UUID.randomUUID());
    FileChannel channel = create(path);
    try {
      channel.tryLock();
    } catch (IOException e) {
      // A file system without locks: what a killed writer leaves behind then stays.
    }
    return new TemporaryFile(path, channel);
  }

  /** Whoever deletes the last object of a folder deletes the folder. */
  private static FileChannel create(Path path) throws IOException {
    for (int tries = 1; ; tries++) {
      Folders.create(Folders.of(path));
      try {
        return FileChannel.open(
            path,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            Folders.forOwner(path, "rw-------"));
      } catch (NoSuchFileException e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  static boolean isName(String name) {
    return name.startsWith(BEGINNING);
  }

  /** True when it is ours and its writer is gone. */
  static boolean isLeftBehind(Path file) {
    String name = file.getFileName().toString();
    if (!NAME.matcher(name).matches() || name.contains(PROCESS)) {
      return false;
    }
    try {
      Instant youngest = Instant.now().minus(TIME_TO_LOCK);
      return Files.getLastModifiedTime(file).toInstant().isBefore(youngest) && isUnlocked(file);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isUnlocked(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Path path() {
    return path;
  }

  FileChannel channel() {
    return channel;
  }
}
