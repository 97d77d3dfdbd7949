package dev.slipway.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of the embedded server, held by one process at a time until it is closed. */
final class EmbeddedServerFolder implements AutoCloseable {
  private static final Duration STOP_WAIT = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 20;
  private static final long LOG_BYTES = 1 << 20;
  private static final Pattern COMPLAINT = Pattern.compile("FATAL|PANIC|error|denied|cannot");

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
      Path folder = create(home).toRealPath();
      Path file = folder.resolve("lock");
      FileChannel lock =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!tryLock(lock)) {
        onWait.accept(WAITING.formatted(Files.readString(file).strip(), folder));
        awaitLock(lock);
      }
      lock.truncate(0).write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"));
      return new EmbeddedServerFolder(folder, lock);
    } catch (IOException e) {
      throw new IllegalStateException(UNUSABLE.formatted(home.toAbsolutePath(), e), e);
    }
  }

  /** A place in the folder. */
  Path path(String name) {
    return folder.resolve(name);
  }

  /** Where the server's programs are unpacked. */
  Path programs() {
    return folder.resolve("postgresql");
  }

  /** What the server and its tools print. */
  Path log() {
    return folder.resolve("server.log");
  }

  /** Removes what a kill left half unpacked, and a log that has grown long. */
  void tidy() throws IOException {
    if (Files.exists(log()) && Files.size(log()) > LOG_BYTES) {
      Files.delete(log());
    }
    if (Files.exists(programs())) {
      try (Stream<Path> versions = Files.list(programs())) {
        for (Path version : versions.toList()) {
          if (!Files.exists(version.resolve(".exists"))) {
            delete(version);
          }
        }
      }
    }
  }

  /** Deletes a tree, or nothing if there is none. */
  void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (Stream<Path> files = Files.walk(tree)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Ends the server that a killed process left running on the data. */
  void endLeftOver(Path data) throws IOException {
    Path note = data.resolve("postmaster.pid");
    Optional<ProcessHandle> noted = process(note);
    if (noted.flatMap(p -> p.info().arguments()).stream()
        .flatMap(Stream::of)
        .anyMatch(data.toString()::equals)) {
      end(noted.get(), note);
    } else if (noted.isPresent()) {
      // A dead server that nobody waits for, or its number in other hands: a new server would take
      // either for the living one and refuse to start. Sessions that still live it finds itself.
      Files.delete(note);
    }
  }

  private static Optional<ProcessHandle> process(Path note) throws IOException {
    if (!Files.exists(note)) {
      return Optional.empty();
    }
    return Files.readAllLines(note).stream()
        .findFirst()
        .flatMap(number -> ProcessHandle.of(Long.parseLong(number.strip())));
  }

  /** Ends a server and its sessions; Java's own signal, SIGTERM, would wait for the sessions. */
  private static void end(ProcessHandle server, Path note) throws IOException {
    new ProcessBuilder("sh", "-c", "kill -INT " + server.pid()).start();
    long deadline = System.nanoTime() + STOP_WAIT.toNanos();
    while (server.isAlive() && Files.exists(note)) {
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "process %d, left by a killed command, goes on".formatted(server.pid()));
      }
      pause();
    }
  }

  /** The last line of the log that tells of a failure. */
  String lastComplaint() {
    try (Stream<String> lines = Files.lines(log())) {
      return lines.filter(COMPLAINT.asPredicate()).reduce("nothing", (first, second) -> second);
    } catch (IOException e) {
      return "(not readable: " + e + ")";
    }
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

  /** For the owner alone: the server asks nobody for a password. */
  private static Path create(Path home) throws IOException {
    if (Files.exists(home)
        || !home.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Files.createDirectories(home);
    }
    return Files.createDirectories(
        home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  private static void awaitLock(FileChannel lock) throws IOException {
    while (!tryLock(lock)) {
      pause();
    }
  }

  private static boolean tryLock(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the embedded PostgreSQL", e);
    }
  }
}
