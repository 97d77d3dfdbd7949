package dev.slipway.transfer.export;

import dev.slipway.backup.catalogue.RunStamp;
import dev.slipway.error.InvalidInput;
import dev.slipway.postgres.TableName;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StoredObject;
import dev.slipway.storage.Upload;
import dev.slipway.transfer.manifest.ExportManifest;
import dev.slipway.transfer.manifest.ExportManifestJson;
import dev.slipway.transfer.manifest.ExportedTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far an export table by table is, as the store remembers it: beside the folders of a database
 * an object that says which of them is not finished, and in that one a manifest of what is there.
 */
final class UnfinishedExport {

  /** What says which folder is not finished, and what was asked for. */
  static final String POINTER = "unfinished";

  private static final String FILE = "unfinished.json";

  private final Storage storage;
  private final ExportFolder folder;
  private final String identity;
  private final Map<TableName, ExportedTable> tables = new LinkedHashMap<>();

  private UnfinishedExport(Storage storage, ExportFolder folder, String identity) {
    this.storage = storage;
    this.folder = folder;
    this.identity = identity;
  }

  /**
   * The one of a database that was asked for in the same way, else a new one. Throws {@link
   * InvalidInput} where another one has not ended.
   */
  static UnfinishedExport of(Storage storage, String database, RunStamp stamp, String identity)
      throws IOException {
    String all = ExportFolder.of(database) + "/";
    List<StoredObject> there =
        storage.listFolder(all).stream().filter(o -> o.key().equals(all + POINTER)).toList();
    if (there.isEmpty()) {
      return new UnfinishedExport(storage, ExportFolder.of(database, stamp), identity);
    }
    String[] said = new String(read(storage, all + POINTER), StandardCharsets.UTF_8).split(" ", 2);
    ExportFolder folder = new ExportFolder(all, said[0].replaceAll("[^0-9a-f_-]", ""));
    if (said.length < 2 || !said[1].strip().equals(identity)) {
      throw new InvalidInput(
          "An export of %s in batches has not ended, in %s/%s, and this is not the same: it was begun with other options, or by another environment, server or version of Slipway. Nothing was written. Next: delete %s/%s%s, and that folder, where nobody goes on with it; or export the same again from where it was begun until it has ended."
              .formatted(database, storage.uri(), folder.prefix(), storage.uri(), all, POINTER));
    }
    UnfinishedExport found = new UnfinishedExport(storage, folder, identity);
    ExportManifest manifest = ExportManifestJson.read(read(storage, folder.prefix() + FILE));
    manifest.tables().forEach(table -> found.tables.put(table.name(), table));
    return found;
  }

  private static byte[] read(Storage storage, String key) throws IOException {
    try (InputStream in = storage.open(key)) {
      return in.readAllBytes();
    }
  }

  ExportFolder folder() {
    return folder;
  }

  /** A table that is there already. */
  Optional<ExportedTable> table(TableName name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** How many are there. */
  int count() {
    return tables.size();
  }

  /** One more table is there. */
  void add(ExportedTable table) {
    tables.put(table.name(), table);
  }

  /** Remembers what is there; the pointer last. */
  void save(ExportManifest manifest) throws IOException {
    put(folder.prefix() + FILE, ExportManifestJson.write(manifest));
    put(
        folder.database() + POINTER,
        (folder.name() + " " + identity + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** It is complete. */
  void forget() {
    storage.delete(List.of(folder.database() + POINTER, folder.prefix() + FILE));
  }

  private void put(String key, byte[] content) throws IOException {
    try (Upload upload = storage.create(key)) {
      upload.write(content);
      upload.complete();
    }
  }
}
