package dev.slipway.action;

import dev.slipway.backup.catalogue.BackupEntry;
import dev.slipway.backup.catalogue.BackupEntry.State;
import dev.slipway.backup.catalogue.BackupOwner;
import dev.slipway.backup.manifest.ServerId;
import dev.slipway.storage.StorageException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Chooses the newest complete backup of an owner, where it is certain which one that is.
 *
 * @param store where they were looked for
 * @param found all of them, the newest first
 * @param others of whom else the store has some, where none was found
 */
record LatestBackup(String store, BackupOwner owner, List<BackupEntry> found, OtherOwners others) {

  /**
   * The one of a server; of any server where only one has some. Throws {@link StorageException}.
   */
  BackupEntry of(ServerId server) {
    List<BackupEntry> complete = complete();
    List<BackupEntry> own =
        complete.stream().filter(backup -> !serverOf(backup).isOther(server)).toList();
    if (own.isEmpty()) {
      throw onlyOfOthers(complete.get(0), server);
    }
    boolean surely = own.stream().anyMatch(backup -> server.folder().equals(backup.server()));
    return newest(
        surely
            ? own.stream()
                .filter(it -> it.server() == null || it.server().equals(server.folder()))
                .toList()
            : own);
  }

  /** The one of whatever server, where only one has some. Throws {@link StorageException}. */
  BackupEntry ofAnyServer() {
    return newest(complete());
  }

  private List<BackupEntry> complete() {
    List<BackupEntry> complete =
        found.stream().filter(backup -> backup.state() == State.COMPLETE).toList();
    if (complete.isEmpty()) {
      throw none();
    }
    return complete;
  }

  private static ServerId serverOf(BackupEntry backup) {
    return Objects.requireNonNull(backup.manifest()).origin().serverId();
  }

  private BackupEntry newest(List<BackupEntry> complete) {
    Map<String, BackupEntry> ofServers = new TreeMap<>();
    complete.stream()
        .filter(backup -> backup.server() != null)
        .forEach(backup -> ofServers.putIfAbsent(String.valueOf(backup.server()), backup));
    if (ofServers.size() > 1) {
      throw ofSeveral(ofServers);
    }
    BackupEntry newest = complete.get(0);
    found.stream()
        .takeWhile(backup -> !backup.equals(newest))
        .filter(backup -> backup.state() == State.DAMAGED)
        .filter(backup -> backup.server() == null || ofServers.containsKey(backup.server()))
        .findFirst()
        .ifPresent(damaged -> refuse(damaged, newest));
    return newest;
  }

  /** Whoever asks for the latest does not expect one that is older than that. */
  private static void refuse(BackupEntry damaged, BackupEntry older) {
    throw new StorageException(
        "Which backup is the latest cannot be told: "
            + damaged.uri()
            + " cannot be read: "
            + damaged.problem(),
        "Nothing was changed.",
        "If that one cannot be mended, name the one before it: " + older.uri(),
        null);
  }

  private StorageException none() {
    return new StorageException(
        "There is no complete backup of " + whose() + " in " + store + "." + others.text(),
        "Nothing was changed.",
        "Take one with: backup; or name another database with latest:DATABASE, or a backup by its"
            + " URI.",
        null);
  }

  private StorageException onlyOfOthers(BackupEntry newest, ServerId server) {
    return new StorageException(
        "There is no complete backup of "
            + whose()
            + " by this server ("
            + server.folder()
            + ") in "
            + store
            + ". The newest of another server is "
            + newest.uri(),
        "Nothing was changed.",
        "Take one with: backup; or, if that one is meant, add --from-environment "
            + owner.environment()
            + " (\"fromEnvironment\":\""
            + owner.environment()
            + "\").",
        null);
  }

  private StorageException ofSeveral(Map<String, BackupEntry> ofServers) {
    return new StorageException(
        "Which backup of "
            + whose()
            + " is meant cannot be told: "
            + store
            + " has some of "
            + ofServers.size()
            + " servers.",
        "Nothing was changed.",
        "Name one by its URI; the newest of each are "
            + ofServers.values().stream().map(BackupEntry::uri).collect(Collectors.joining(", ")),
        null);
  }

  private String whose() {
    return owner.database() + " (" + owner.environment() + ")";
  }
}
