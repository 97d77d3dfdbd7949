package dev.slipway.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that takes its name when it is complete and on disk. */
final class DirectoryUpload extends Upload {

  private static final int BUFFER_BYTES = 64 * 1024;

  private enum State {
    OPEN,
    BROKEN,
    COMPLETE,
    CLOSED
  }

  /** Makes the name of a file durable. */
  @FunctionalInterface
  interface Naming {
    void force(Path file) throws IOException;
  }

  /** What a file becomes, and what hears when folders above it that are empty are deleted. */
  private record End(Path target, Naming naming, Runnable emptied) {}

  private final Path root;
  private final Path target;
  private final End end;
  private final TemporaryFile file;
  private final OutputStream out;
  private State state = State.OPEN;

  private DirectoryUpload(Path root, TemporaryFile file, End end) {
    this.root = root;
    this.target = end.target();
    this.end = end;
    this.file = file;
    this.out = new BufferedOutputStream(Channels.newOutputStream(file.channel()), BUFFER_BYTES);
  }

  /** Begins a file below the root; {@code emptied} hears when folders may have been deleted. */
  static DirectoryUpload begin(Path root, Path target, Naming naming, Runnable emptied) {
    try {
      Folders.create(root);
      Links.refuse(root, target);
      return new DirectoryUpload(
          root, TemporaryFile.beside(target), new End(target, naming, emptied));
    } catch (IOException e) {
      Folders.deleteEmpty(target, root);
      emptied.run();
      throw failure(root, target, e);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    requireOpen();
    attempt(() -> out.write(bytes, offset, length));
  }

  @Override
  public void flush() {
    requireOpen();
    attempt(out::flush);
  }

  @Override
  public void complete() {
    requireOpen();
    attempt(this::publish);
    state = State.COMPLETE;
  }

  private void publish() throws IOException {
    out.flush();
    file.channel().force(true);
    Files.move(file.path(), target, StandardCopyOption.ATOMIC_MOVE);
    try {
      end.naming().force(target);
    } catch (IOException e) {
      Files.deleteIfExists(target);
      throw e;
    }
  }

  @Override
  public void close() {
    if (state == State.CLOSED) {
      return;
    }
    boolean complete = state == State.COMPLETE;
    state = State.CLOSED;
    try {
      file.channel().close();
      if (!complete) {
        Files.deleteIfExists(file.path());
        Folders.deleteEmpty(target, root);
        end.emptied().run();
      }
    } catch (IOException e) {
      throw new StorageException(
          "The unfinished file " + file.path() + " cannot be deleted (" + Folders.reason(e) + ").",
          "It is hidden and counts as nothing.",
          "A later backup deletes it, or delete it by hand.",
          e);
    }
  }

  /** Does something with the file system. */
  private interface Work {
    void run() throws IOException;
  }

  private void attempt(Work work) {
    try {
      work.run();
    } catch (IOException e) {
      state = State.BROKEN;
      throw failure(root, target, e);
    }
  }

  private void requireOpen() {
    if (state != State.OPEN) {
      throw new IllegalStateException("The upload of " + target + " is " + state);
    }
  }

  private static StorageException failure(Path root, Path target, IOException cause) {
    return new StorageException(
        target + " cannot be written (" + Folders.reason(cause) + ").",
        "Nothing of it is kept.",
        "Make room and give us the right to write in "
            + root
            + ", or name another store with --backup-store or BACKUP_STORE.",
        cause);
  }
}
