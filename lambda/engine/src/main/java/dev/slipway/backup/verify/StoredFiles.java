package dev.slipway.backup.verify;

import dev.slipway.backup.catalogue.StoredBackup;
import dev.slipway.backup.manifest.Part;
import dev.slipway.error.Problem;
import dev.slipway.progress.WorkListener;
import dev.slipway.storage.StorageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** The files of a backup, compared with its manifest; a problem's place is the file's name. */
public final class StoredFiles {

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
   * The same of all files, and those that a restore by psql would take along though the manifest
   * knows none.
   */
  public List<Problem> listing() {
    StoreListing listing = StoreListing.of(backup);
    return Stream.concat(
            listing.sizes(backup.manifest().parts()).stream(),
            listing.unknownParts(backup.manifest()).stream())
        .toList();
  }

  /**
   * The same as {@link #check} of the files that hold definitions: before a server makes what
   * stands in them, it must be ours.
   */
  public List<Problem> checkDefinitions() {
    List<Part> definitions =
        backup.manifest().parts().stream()
            .filter(part -> PartCheck.holdsDefinitions(part))
            .toList();
    return check(definitions, 1, bytes -> {});
  }

  /**
   * All that is wrong: sizes first, then the files whose size is right, read from one end to the
   * other: their hashes as they are stored and as text, their rows, and whether anything is in them
   * that we do not write. Throws {@link StorageException} when one cannot be read, and what the
   * meter throws.
   *
   * @param workers how many files are read side by side
   * @param meter hears of bytes of text read, from several threads
   */
  public List<Problem> check(Collection<Part> parts, int workers, LongConsumer meter) {
    List<Problem> problems = new ArrayList<>(sizes(parts));
    List<String> wrong = problems.stream().map(Problem::where).toList();
    List<Part> whole = parts.stream().filter(part -> !wrong.contains(part.file())).toList();
    WorkListener listener =
        new WorkListener() {
          @Override
          public void bytesMoved(long bytes) {
            meter.accept(bytes);
          }
        };
    new PartReaders(backup.uri(), workers, listener, () -> true)
        .read(whole, new PartCheck(backup), problems);
    return List.copyOf(problems);
  }
}
