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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where files with rows are.
 *
 * @param only the one file that is meant, null for all of the folder
 * @param files those that are there
 */
public record FolderPlace(Storage storage, @Nullable String only, List<StoredObject> files) {

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
    return Stream.of(place, place + "/" + ExportFolder.of(database))
        .map(one -> newest(one, stores))
        .filter(FolderPlace::holdsRows)
        .findFirst()
        .orElseThrow(() -> nothing(place, database));
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
        storage, name, files.stream().filter(file -> file.key().equals(name)).toList());
  }

  /** May hold no rows. */
  private static FolderPlace newest(String place, Function<String, Storage> stores) {
    FolderPlace here = all(stores.apply(place));
    if (here.holdsRows()) {
      return here;
    }
    String to = here.pointer();
    FolderPlace there = all(stores.apply(place + "/" + (to == null ? LATEST : to)));
    if (there.holdsRows()) {
      return there;
    }
    int slash = place.lastIndexOf('/');
    if (place.endsWith("/" + LATEST)) {
      String above = place.substring(0, slash);
      String name = all(stores.apply(above)).pointer();
      there = name == null ? there : all(stores.apply(above + "/" + name));
    }
    return there;
  }

  private static FolderPlace all(Storage storage) {
    return new FolderPlace(storage, null, storage.listFolder(""));
  }

  private boolean holdsRows() {
    return files.stream().anyMatch(file -> FileKind.of(file.key()).isPresent());
  }

  /** Where a store has no links, an object says the name. */
  private @Nullable String pointer() {
    if (files.stream().noneMatch(file -> file.key().equals(LATEST))) {
      return null;
    }
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
