package dev.slipway.backup;

import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import dev.slipway.storage.StoredObject;
import dev.slipway.storage.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The least a store can be: files below a folder, under another name until they are whole. */
class FolderStore implements Storage {

  private static final String UNFINISHED = ".unfinished";

  private final Path root;

  FolderStore(Path root) {
    this.root = root;
  }

  @Override
  public String uri() {
    return "file:" + root;
  }

  @Override
  public Upload create(String key) {
    try {
      Path file = root.resolve(key);
      Path draft = file.resolveSibling(file.getFileName() + UNFINISHED);
      Files.createDirectories(file.getParent());
      return new FileUpload(draft, file, Files.newOutputStream(draft));
    } catch (IOException e) {
      throw new StorageException(key + " cannot be written: " + e, e);
    }
  }

  private static final class FileUpload extends Upload {

    private final Path draft;
    private final Path file;
    private final OutputStream out;

    FileUpload(Path draft, Path file, OutputStream out) {
      this.draft = draft;
      this.file = file;
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      out.write(buffer, offset, length);
    }

    @Override
    public void complete() {
      try {
        out.close();
        Files.move(draft, file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
      Files.deleteIfExists(draft);
    }
  }

  @Override
  public InputStream open(String key) {
    try {
      return Files.newInputStream(root.resolve(key));
    } catch (IOException e) {
      throw new StorageException(key + " cannot be read: " + e, e);
    }
  }

  @Override
  public List<StoredObject> list(String prefix) {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(UNFINISHED))
          .map(this::object)
          .filter(object -> object.key().startsWith(prefix))
          .sorted((one, other) -> one.key().compareTo(other.key()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StoredObject object(Path file) {
    try {
      return new StoredObject(
          root.relativize(file).toString(),
          Files.size(file),
          Files.getLastModifiedTime(file).toInstant());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void delete(Collection<String> keys) {
    try {
      for (String key : keys) {
        Files.deleteIfExists(root.resolve(key));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
