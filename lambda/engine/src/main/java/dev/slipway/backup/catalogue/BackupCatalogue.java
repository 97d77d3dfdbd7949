package dev.slipway.backup.catalogue;

import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.manifest.ManifestJson;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import dev.slipway.storage.StoredObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The backups of one environment's database in a store, of whatever server. */
public final class BackupCatalogue {

  private static final Pattern FILE =
      Pattern.compile("((?:([^/]+)/)?(" + RunStamp.FORM + ")/)[^/]+");

  private static final Pattern STAMPED = Pattern.compile(".*/" + RunStamp.FORM + "/");

  private final Storage storage;
  private final BackupOwner owner;
  private final Seal seal;

  /** Reads nothing yet; a manifest whose seal is not this one's is damaged. */
  public BackupCatalogue(Storage storage, BackupOwner owner, Seal seal) {
    this.storage = storage;
    this.owner = owner;
    this.seal = seal;
  }

  /**
   * All of them, the newest first. What else lies there is passed over, and so is what an older
   * version has kept of another environment. Throws {@link StorageException}.
   */
  public List<BackupEntry> list() {
    return Stream.concat(
            in(BackupFolder.of(owner), true),
            in(BackupFolder.ofOlder(owner), false).filter(this::isOurs))
        .sorted(BackupEntry.OLDEST_FIRST.reversed())
        .toList();
  }

  /** Of one without a readable manifest nobody knows. */
  private boolean isOurs(BackupEntry old) {
    Manifest manifest = old.manifest();
    return manifest == null || manifest.environment().equalsIgnoreCase(owner.environment());
  }

  /**
   * Of whom else the store has backups, each as {@code environment/database}, for those who look
   * for theirs in the wrong place. Looks at folders, and at the files of one backup of each; none
   * where that is not allowed.
   */
  public List<String> others() {
    try {
      return below(BackupFolder.ALL + "/")
          .flatMap(this::below)
          .filter(database -> below(database).flatMap(this::below).anyMatch(this::isWhole))
          .map(database -> database.substring(BackupFolder.ALL.length() + 1, database.length() - 1))
          .toList();
    } catch (StorageException notAllowed) {
      return List.of();
    }
  }

  /** The folders in one, each with its slash. */
  private Stream<String> below(String folder) {
    return storage.folders(folder).stream().map(name -> folder + name + "/");
  }

  private boolean isWhole(String folder) {
    return STAMPED.matcher(folder).matches()
        && storage.listFolder(folder).stream()
            .anyMatch(object -> object.key().equals(folder + Manifest.FILE));
  }

  /** True for the URI of one of them, be it still there or not. */
  public boolean holds(String uri) {
    return Stream.of(BackupFolder.of(owner), BackupFolder.ofOlder(owner))
        .anyMatch(root -> uri.startsWith(storage.uri() + "/" + root));
  }

  /** Folders of backups lie in those of their servers, or those of older versions beside them. */
  private Stream<BackupEntry> in(String root, boolean byServer) {
    Map<Folder, List<StoredObject>> folders =
        storage.list(root).stream()
            .filter(object -> Folder.of(root, object, byServer) != null)
            .collect(
                Collectors.groupingBy(
                    object -> Objects.requireNonNull(Folder.of(root, object, byServer)),
                    () -> new TreeMap<>(Comparator.comparing(Folder::key)),
                    Collectors.toList()));
    return folders.entrySet().stream().map(folder -> entry(folder.getKey(), folder.getValue()));
  }

  /** A backup's folder: its key, the server it is of, and its own name. */
  private record Folder(String key, @Nullable String server, String name) {

    /** Null for a file that belongs to no backup. */
    static @Nullable Folder of(String root, StoredObject object, boolean byServer) {
      Matcher file = FILE.matcher(object.key().substring(root.length()));
      return file.matches() && byServer == (file.group(2) != null)
          ? new Folder(root + file.group(1), file.group(2), file.group(3))
          : null;
    }
  }

  private BackupEntry entry(Folder folder, List<StoredObject> objects) {
    String key = folder.key() + Manifest.FILE;
    Manifest manifest = null;
    String problem = null;
    if (objects.stream().anyMatch(object -> object.key().equals(key))) {
      try {
        manifest = ManifestJson.read(storage, key, seal);
      } catch (StorageException e) {
        problem = e.getMessage();
      }
    }
    Instant changed =
        objects.stream().map(StoredObject::modified).max(Comparator.naturalOrder()).orElseThrow();
    Instant started = RunStamp.start(folder.name()).orElse(null);
    return new BackupEntry(
        storage.uri() + "/" + folder.key(),
        folder.server(),
        started == null ? changed : started,
        changed,
        objects.size(),
        objects.stream().anyMatch(object -> object.key().equals(folder.key() + Seal.FILE)),
        objects.stream().mapToLong(StoredObject::bytes).sum(),
        started == null ? null : manifest,
        started == null ? BackupEntry.STRANGE : problem);
  }
}
