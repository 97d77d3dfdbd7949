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

  private static final Pattern MANIFEST_OF =
      Pattern.compile(
          BackupFolder.ALL + "/([^/]+/[^/]+)/[^/]+/" + RunStamp.FORM + "/" + Manifest.FILE);

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
   * for theirs in the wrong place. Goes through the whole store; none where that is not allowed.
   */
  public List<String> others() {
    try {
      return storage.list(BackupFolder.ALL + "/").stream()
          .map(object -> MANIFEST_OF.matcher(object.key()))
          .filter(Matcher::matches)
          .map(key -> key.group(1))
          .distinct()
          .sorted()
          .toList();
    } catch (StorageException notAllowed) {
      return List.of();
    }
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
