package dev.slipway.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * Keeps objects under keys such as {@code database-backups/app/manifest.json}. An object is seen
 * whole or not at all. A key that {@link Keys} does not allow is an {@link
 * IllegalArgumentException}; every other failure is a {@link StorageException}. May be used by
 * several threads at once, each with uploads and streams of its own.
 */
public interface Storage {

  /** The root: {@code file:/folder} or {@code s3://bucket/prefix}, without a slash at the end. */
  String uri();

  /**
   * Begins an object. It replaces one that has this key already, when it is complete. The upload
   * must be closed in any case.
   */
  Upload create(String key);

  /**
   * Begins an object that counts only together with one that is created in the same folder after
   * it: until that is complete, a crash of the machine may take this one away, whole. Otherwise as
   * {@link #create}.
   */
  default Upload createBeside(String key) {
    return create(key);
  }

  /** Reads an object from its beginning. Throws {@link StorageException} when there is none. */
  InputStream open(String key);

  /** The complete objects whose keys begin with a prefix, sorted by key; an empty one means all. */
  List<StoredObject> list(String prefix);

  /**
   * The complete objects of one folder, sorted by key, and not those of folders below it. Only that
   * folder is looked at, however much else there is.
   *
   * @param folder what their keys begin with, ending with a slash; empty for the root
   */
  List<StoredObject> listFolder(String folder);

  /**
   * The names of the folders in one that may have objects in them, sorted. Only that folder is
   * looked at.
   *
   * @param folder as in {@link #listFolder}
   */
  List<String> folders(String folder);

  /**
   * The names in a folder that are those of no object, such as of a link, which nothing here
   * follows; sorted.
   *
   * @param folder as in {@link #listFolder}
   */
  default List<String> strangers(String folder) {
    return List.of();
  }

  /**
   * Throws {@link StorageException} when nothing can have been kept here: the root is not there.
   */
  default void requireThere() {}

  /**
   * What whoever writes into a folder should hear of who else may read it, or change it, in
   * sentences.
   */
  default List<String> warnings(String folder) {
    return List.of();
  }

  /** Deletes objects; a key that has none is fine. */
  void delete(Collection<String> keys);

  /**
   * Has a key lead to what is beside it: a symbolic link where the store knows such, else an object
   * that holds its name. It replaces what the key was before, and is listed as no object where it
   * is a link.
   */
  default void pointTo(String key, String name) {
    try (Upload upload = create(key)) {
      upload.write(name.getBytes(StandardCharsets.UTF_8));
      upload.complete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
