package dev.slipway.embedded;

import dev.slipway.time.Sleep;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/** The folder of the embedded server, held by one process at a time until it is closed. */
final class EmbeddedServerFolder implements AutoCloseable {
  private static final long POLL_MILLIS = 20;
  private static final String WAITING =
      "Another command (process %s) uses the embedded PostgreSQL in %s; waiting for it to end.";
  private static final String UNUSABLE =
      "The folder of the embedded PostgreSQL cannot be used: %s (%s). Make it writable for the user"
          + " who runs this, or set DATABASE_URL to use a server of your own.";

  private final Path folder;
  private final FileChannel lock;

  private EmbeddedServerFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Waits until no other process holds the folder; tells once that it waits, and for whom. */
  static EmbeddedServerFolder lock(Path home, Consumer<String> onWait) {
    try {
      PrivateFolder.make(home);
      Path folder = home.toRealPath();
      ignoreItself(folder);
      Path file = folder.resolve("lock");
      FileChannel lock =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!tryLock(lock)) {
        onWait.accept(WAITING.formatted(Files.readString(file).strip(), folder));
        awaitLock(lock);
      }
      lock.truncate(0).write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"));
      keepLastLog(folder);
      EmbeddedServerFolder locked = new EmbeddedServerFolder(folder, lock);
      Drafts.removeFrom(folder);
      return locked;
    } catch (IOException e) {
      throw new EmbeddedServerFailed(UNUSABLE.formatted(home.toAbsolutePath(), e), e);
    }
  }

  /** Nobody wants the server's data in a repository. */
  private static void ignoreItself(Path folder) throws IOException {
    Path ignored = folder.resolve(".gitignore");
    if (Files.notExists(ignored)) {
      Files.writeString(ignored, "*\n");
    }
  }

  /** The folder itself. */
  Path path() {
    return folder;
  }

  /** A place in the folder. */
  Path path(String name) {
    return folder.resolve(name);
  }

  /** What the server and its tools have printed since the folder was locked. */
  Path log() {
    return log(folder);
  }

  /** A new empty folder for what {@link #finish} will put in its place. */
  Path draft() throws IOException {
    return Files.createTempDirectory(folder, Drafts.PREFIX);
  }

  /** A new place for data that are deleted like a draft. */
  Path scratch() {
    return path(Drafts.PREFIX + "scratch-" + UUID.randomUUID());
  }

  /** Moves a draft to its place, where it was not: a kill leaves all of it or nothing. */
  void finish(Path draft, Path place) throws IOException {
    Files.move(draft, place);
  }

  /** Lets the next process in. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new IllegalStateException("The lock of " + folder + " was not released: " + e, e);
    }
  }

  private static Path log(Path folder) {
    return folder.resolve("server.log");
  }

  private static void keepLastLog(Path folder) throws IOException {
    if (Files.exists(log(folder))) {
      Path last = folder.resolve("server.log.1");
      Files.move(log(folder), last, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void awaitLock(FileChannel lock) throws IOException {
    while (!tryLock(lock)) {
      Sleep.of(
          Duration.ofMillis(POLL_MILLIS),
          e ->
              new IllegalStateException(
                  "Interrupted while waiting for the embedded PostgreSQL", e));
    }
  }

  private static boolean tryLock(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }
}
