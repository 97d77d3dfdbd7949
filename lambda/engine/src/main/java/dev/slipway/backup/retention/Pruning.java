package dev.slipway.backup.retention;

import dev.slipway.backup.manifest.Manifest;
import dev.slipway.error.Count;
import dev.slipway.error.SlipwayException;
import dev.slipway.storage.Keys;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import dev.slipway.storage.StoredObject;
import java.util.List;
import java.util.function.Consumer;

/** Carries out what {@link Retention} decided. */
public final class Pruning {

  private Pruning() {}

  /**
   * Deletes what is to be deleted, the oldest first. Throws {@link PruneFailed} at the first that
   * cannot be, which leaves the newer ones as they are.
   *
   * @param delete deletes one backup
   * @return the bytes freed
   */
  public static long execute(List<Decision> decisions, Consumer<Candidate> delete) {
    List<Candidate> doomed =
        decisions.stream().filter(one -> one.fate().deletes()).map(Decision::backup).toList();
    long freed = 0;
    for (int left = doomed.size(); left > 0; left--) {
      Candidate backup = doomed.get(left - 1);
      try {
        delete.accept(backup);
      } catch (SlipwayException e) {
        throw failed(backup, doomed.size() - left, doomed.size(), e);
      }
      freed += backup.bytes();
    }
    return freed;
  }

  private static PruneFailed failed(Candidate backup, int done, int all, SlipwayException e) {
    return new PruneFailed(
        backup.name()
            + " could not be deleted as a whole: "
            + e.getMessage()
            + " "
            + done
            + " of "
            + Count.of(all, "backup", "was", "were")
            + " deleted. Next: mend that and prune again.",
        e);
  }

  /**
   * Deletes a backup from its store: the manifest before all others, so that what a broken-off
   * deletion leaves behind never looks complete. In a versioned bucket this hides the objects; they
   * take their bytes until a lifecycle rule of the bucket deletes old versions.
   */
  public static void delete(Storage storage, Candidate backup) {
    String folder = backup.name().substring(storage.uri().length() + 1);
    List<String> keys = storage.list(folder).stream().map(StoredObject::key).toList();
    keys.stream().filter(key -> !Keys.isKey(key)).findFirst().ifPresent(Pruning::refuse);
    String manifest = folder + Manifest.FILE;
    if (keys.contains(manifest)) {
      storage.delete(List.of(manifest));
    }
    storage.delete(keys.stream().filter(key -> !key.equals(manifest)).toList());
  }

  /** Whoever put it there is not us, and may know what it is for. */
  private static void refuse(String key) {
    throw new StorageException(
        "It holds a file that no backup has: "
            + key.substring(key.lastIndexOf('/') + 1).replaceAll("\\p{Cntrl}", "?")
            + ".",
        "Nothing of it was deleted.",
        "Look at it, and delete it by hand.",
        null);
  }
}
