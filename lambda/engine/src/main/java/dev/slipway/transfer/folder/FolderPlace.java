package dev.slipway.transfer.folder;

import dev.slipway.error.InvalidInput;
import dev.slipway.storage.Keys;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import dev.slipway.storage.StoredObject;
import dev.slipway.transfer.export.ExportFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where files with rows are.
 *
 * @param only the one file that is meant, null for all of the folder
 * @param files those that are there
 * @param chosen true for the newest export of a store, which nobody has named itself
 */
public record FolderPlace(
    Storage storage, @Nullable String only, List<StoredObject> files, boolean chosen) {

  private static final String LATEST = "latest";
  private static final int LONGEST_NAME = 4096;

  /**
   * The folder that a text names: itself, or the one that {@code latest} in it leads to; or one
   * file of it; or of a store the newest export of a database. Throws {@link InvalidInput} where
   * there is none.
   *
   * @param database whose exports are looked for in a store
   * @param stores opens folders by their place
   */
  public static FolderPlace find(String text, String database, Function<String, Storage> stores) {
    String place = text.replaceFirst("(?<=.)/+$", "");
    int slash = place.lastIndexOf('/');
    String last = place.substring(slash + 1);
    if (FileKind.of(last).isPresent()) {
      FolderPlace file = file(stores.apply(parent(place, slash)), last);
      if (!file.files().isEmpty()) {
        return file;
      }
    }
    FolderPlace named = newest(place, stores);
    if (named.holdsRows()) {
      return named;
    }
    FolderPlace found = newest(place + "/" + ExportFolder.of(database), stores);
    if (found.holdsRows()) {
      return new FolderPlace(found.storage(), null, found.files(), true);
    }
    throw nothing(place, database);
  }

  private static InvalidInput nothing(String place, String database) {
    return new InvalidInput(
        "There is nothing to import at %s: no manifest.json, no file .csv, .json, .jsonl or .sql"
                .formatted(place)
            + " (.zst and .gz too), no latest that leads to such, and no "
            + ExportFolder.of(database)
            + " below it. Nothing was done. Next: name the folder of an export, such as "
            + place
            + "/exports/DATABASE/latest.");
  }

  private static String parent(String place, int slash) {
    return slash > 0 ? place.substring(0, slash) : slash == 0 ? "/" : ".";
  }

  private static FolderPlace file(Storage storage, String name) {
    List<StoredObject> files = storage.listFolder("");
    return new FolderPlace(
        storage, name, files.stream().filter(file -> file.key().equals(name)).toList(), false);
  }

  /** May hold no rows. */
  private static FolderPlace newest(String place, Function<String, Storage> stores) {
    if (place.endsWith("/" + LATEST)) {
      String above = place.substring(0, place.lastIndexOf('/'));
      return all(stores.apply(above)).pointed(above, stores);
    }
    FolderPlace here = all(stores.apply(place));
    return here.holdsRows() ? here : here.pointed(place, stores);
  }

  /** What {@code latest} leads to: a link, or where a store has none, an object that says it. */
  private FolderPlace pointed(String place, Function<String, Storage> stores) {
    boolean object = files.stream().anyMatch(file -> file.key().equals(LATEST));
    String name = object ? pointer() : LATEST;
    return name == null
        ? new FolderPlace(storage, null, List.of(), false)
        : all(stores.apply(place + "/" + name));
  }

  private static FolderPlace all(Storage storage) {
    return new FolderPlace(storage, null, storage.listFolder(""), false);
  }

  private boolean holdsRows() {
    return files.stream()
        .map(StoredObject::key)
        .anyMatch(file -> FileKind.of(file).isPresent() && !ImportFolder.SCRIPTS.contains(file));
  }

  /** The name that the object says; null for what is none. */
  private @Nullable String pointer() {
    try (InputStream in = storage.open(LATEST)) {
      String name = new String(in.readNBytes(LONGEST_NAME), StandardCharsets.UTF_8).strip();
      return Keys.isKey(name) ? name.replaceFirst("/$", "") : null;
    } catch (IOException e) {
      throw new StorageException(
          LATEST + " in " + storage.uri() + " cannot be read (" + e.getMessage() + ").",
          "Nothing was done.",
          "Try again.",
          e);
    }
  }
}
