package dev.slipway.backup.verify;

import dev.slipway.backup.BackupListener;
import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Hashing;
import dev.slipway.backup.manifest.Part;
import dev.slipway.error.Problem;
import dev.slipway.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The files of a backup as they are stored, compared with its manifest. Nothing is decompressed; a
 * problem's place is the file's name.
 */
public final class StoredFiles {

  private static final int BUFFER = 128 * 1024;

  private final StoredBackup backup;

  /** Reads nothing yet. */
  public StoredFiles(StoredBackup backup) {
    this.backup = backup;
  }

  /** Which files are missing or of the wrong size: one listing. Throws {@link StorageException}. */
  public List<Problem> sizes(Collection<Part> parts) {
    return StoreListing.of(backup).sizes(parts);
  }

  /**
   * All that is wrong: sizes first, then the hashes of the files whose size is right, which reads
   * them from one end to the other. Throws {@link StorageException} when one cannot be read, and
   * what the meter throws.
   *
   * @param workers how many files are read side by side
   * @param meter hears of bytes read, from several threads
   */
  public List<Problem> check(Collection<Part> parts, int workers, LongConsumer meter) {
    List<Problem> problems = new ArrayList<>(sizes(parts));
    List<String> wrong = problems.stream().map(Problem::where).toList();
    List<Part> whole = parts.stream().filter(part -> !wrong.contains(part.file())).toList();
    BackupListener listener =
        new BackupListener() {
          @Override
          public void backupRead(long bytes) {
            meter.accept(bytes);
          }
        };
    new PartReaders(backup.uri(), workers, listener, () -> true).read(whole, this::hash, problems);
    return List.copyOf(problems);
  }

  private Optional<Problem> hash(Part part, LongConsumer meter) {
    Hashing hashing = new Hashing(OutputStream.nullOutputStream());
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = backup.storage().open(backup.key(part))) {
      int count;
      while ((count = in.read(buffer)) >= 0) {
        hashing.write(buffer, 0, count);
        meter.accept(count);
      }
    } catch (IOException e) {
      throw unread(part, e);
    }
    return hashing.sha256().equals(part.storedSha256())
        ? Optional.empty()
        : Optional.of(new Problem(part.file(), "is damaged: its SHA-256 is not the manifest's"));
  }

  private StorageException unread(Part part, IOException cause) {
    return new StorageException(
        "Reading " + backup.uri() + part.file() + " failed (" + cause.getMessage() + ").",
        "Nothing was changed.",
        "Try again.",
        cause);
  }
}
