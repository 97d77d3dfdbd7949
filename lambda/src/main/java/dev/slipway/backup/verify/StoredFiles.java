package dev.slipway.backup.verify;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Hashing;
import dev.slipway.backup.manifest.Part;
import dev.slipway.error.Problem;
import dev.slipway.storage.StorageException;
import dev.slipway.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    Map<String, Long> stored =
        backup.storage().list(backup.folder()).stream()
            .collect(Collectors.toMap(StoredObject::key, StoredObject::bytes));
    return parts.stream()
        .flatMap(part -> size(part, stored.get(backup.key(part))).stream())
        .toList();
  }

  private static Optional<Problem> size(Part part, @Nullable Long found) {
    if (found == null) {
      return Optional.of(new Problem(part.file(), "is missing"));
    }
    return found == part.storedBytes()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                part.file(), "has " + found + " bytes, its manifest says " + part.storedBytes()));
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
    problems.addAll(hashes(whole, workers, meter));
    return List.copyOf(problems);
  }

  private List<Problem> hashes(List<Part> parts, int workers, LongConsumer meter) {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<Future<Optional<Problem>>> found =
          parts.stream().map(part -> pool.submit(() -> hash(part, meter))).toList();
      List<Problem> problems = new ArrayList<>();
      for (Future<Optional<Problem>> one : found) {
        result(one).ifPresent(problems::add);
      }
      return problems;
    } finally {
      pool.shutdownNow();
    }
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

  private static Optional<Problem> result(Future<Optional<Problem>> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while files were checked", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
