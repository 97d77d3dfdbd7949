package dev.slipway.backup.catalogue;

import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.manifest.ManifestJson;
import dev.slipway.backup.manifest.Seal;
import dev.slipway.storage.Storage;
import dev.slipway.storage.StorageException;
import dev.slipway.storage.StoredObject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The backups of one database in a store. */
public final class BackupCatalogue {

  private static final Pattern FOLDER =
      Pattern.compile("(\\d{8}_\\d{6})-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/[^/]+");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss").withResolverStyle(ResolverStyle.STRICT);

  private final Storage storage;
  private final String root;
  private final Seal seal;

  /** Reads nothing yet; a manifest whose seal is not this one's is damaged. */
  public BackupCatalogue(Storage storage, String database, Seal seal) {
    this.storage = storage;
    this.seal = seal;
    this.root = BackupFolder.of(database);
  }

  /**
   * All of them, the newest first. What else lies there is passed over. Throws {@link
   * StorageException}.
   */
  public List<BackupEntry> list() {
    Map<String, List<StoredObject>> folders =
        storage.list(root).stream()
            .filter(object -> FOLDER.matcher(object.key().substring(root.length())).matches())
            .collect(
                Collectors.groupingBy(BackupCatalogue::folder, TreeMap::new, Collectors.toList()));
    return folders.entrySet().stream()
        .map(folder -> entry(folder.getKey(), folder.getValue()))
        .sorted(Comparator.comparing(BackupEntry::started).reversed())
        .toList();
  }

  /** True for the URI of one of them, be it still there or not. */
  public boolean holds(String uri) {
    return uri.startsWith(storage.uri() + "/" + root);
  }

  private static String folder(StoredObject object) {
    return object.key().substring(0, object.key().lastIndexOf('/') + 1);
  }

  private BackupEntry entry(String folder, List<StoredObject> objects) {
    String key = folder + Manifest.FILE;
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
    Instant started = started(objects.get(0).key().substring(root.length()));
    return new BackupEntry(
        storage.uri() + "/" + folder,
        started == null ? changed : started,
        changed,
        objects.size(),
        objects.stream().anyMatch(object -> object.key().equals(folder + Seal.FILE)),
        objects.stream().mapToLong(StoredObject::bytes).sum(),
        started == null ? null : manifest,
        started == null ? BackupEntry.STRANGE : problem);
  }

  /** Null for what looks like a time and is none. */
  private static @Nullable Instant started(String key) {
    Matcher matcher = FOLDER.matcher(key);
    if (!matcher.matches()) {
      throw new IllegalStateException(key + " was filtered out before");
    }
    try {
      return LocalDateTime.parse(matcher.group(1), TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
