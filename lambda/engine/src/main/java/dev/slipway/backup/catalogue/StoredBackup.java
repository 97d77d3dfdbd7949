package dev.slipway.backup.catalogue;

import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.manifest.ManifestJson;
import dev.slipway.backup.manifest.Part;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import dev.slipway.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A complete backup, ready to be read.
 *
 * @param folder what the keys of its files begin with, ending with a slash
 */
public record StoredBackup(Storage storage, String folder, Manifest manifest) {

  /**
   * The backup in a folder. Throws {@link StorageException} when there is none, it is incomplete,
   * or its manifest is damaged or not sealed as it must be.
   */
  public static StoredBackup open(Storage storage, String folder, Seal seal) {
    String key = folder + Manifest.FILE;
    List<StoredObject> files = storage.listFolder(folder);
    if (files.isEmpty()) {
      throw new StorageException(
          "There is no backup in " + storage.uri() + "/" + folder + ".",
          "Nothing was changed.",
          "Name one as `backups` lists it.",
          null);
    }
    if (files.stream().noneMatch(object -> object.key().equals(key))) {
      throw new StorageException(
          storage.uri()
              + "/"
              + folder
              + " is not a complete backup: it has no "
              + Manifest.FILE
              + ".",
          "Nothing was changed.",
          "Take one that `backups` lists as complete.",
          null);
    }
    return new StoredBackup(storage, folder, ManifestJson.read(storage, key, seal));
  }

  /** Where it is; ends with a slash. */
  public String uri() {
    return storage.uri() + "/" + folder;
  }

  /** What its files take in the store, the manifest included: one listing. */
  public long bytes() {
    return storage.listFolder(folder).stream().mapToLong(StoredObject::bytes).sum();
  }

  /** The key of a part's file. */
  public String key(Part part) {
    return folder + part.file();
  }

  /**
   * The SQL text of a part. At its end the stream throws {@link DamagedPart} unless length and
   * hashes, as stored and as text, are those of the manifest.
   */
  public InputStream open(Part part) throws IOException {
    return PartStream.open(storage.open(key(part)), part, manifest.compression());
  }
}
