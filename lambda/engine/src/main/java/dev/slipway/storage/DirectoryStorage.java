package dev.slipway.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * A folder, made when it is needed; a key is the name of a file below it. A file is written under a
 * hidden name and renamed when it is on disk. What killed processes left behind is deleted before
 * the first upload. The folder itself may be a link; below it, none is followed.
 */
public final class DirectoryStorage implements Storage {

  private final Path root;
  private final KeyPaths paths;
  private final AtomicBoolean tidied = new AtomicBoolean();
  private final Set<Path> durable = ConcurrentHashMap.newKeySet();

  /** The store in a folder, which need not exist. */
  public DirectoryStorage(Path folder) {
    this.root = folder.toAbsolutePath().normalize();
    this.paths = new KeyPaths(root);
  }

  @Override
  public String uri() {
    return "file:" + root;
  }

  @Override
  public void requireThere() {
    if (!Files.isDirectory(root)) {
      throw new StorageException(
          Files.exists(root, LinkOption.NOFOLLOW_LINKS)
              ? root + " is not a folder."
              : "There is no folder " + root + ".",
          "Nothing was done.",
          "Check --backup-store or BACKUP_STORE; the first backup makes the folder.",
          null);
    }
  }

  /** What others may write into, they may exchange; what is in the root is nobody's but ours. */
  @Override
  public List<String> warnings(String folder) {
    return Stream.of(
            OthersRights.toWriteInto(root),
            OthersRights.toAnythingIn(paths.path(Keys.checked(folder))))
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public Upload create(String key) {
    return DirectoryUpload.begin(
        root, target(key), target -> Folders.force(target, root, durable), durable::clear);
  }

  /** The next one makes the names of all in its folder durable. */
  @Override
  public Upload createBeside(String key) {
    return DirectoryUpload.begin(root, target(key), target -> {}, durable::clear);
  }

  @Override
  public void pointTo(String key, String name) {
    Path link = paths.path(Keys.checked(key));
    try {
      Links.refuse(root, Folders.of(link));
      FolderLink.put(link, Keys.checked(name));
    } catch (UnsupportedOperationException e) {
      Storage.super.pointTo(key, name);
    } catch (IOException e) {
      throw new StorageException(
          link + " cannot be made a link to " + name + " (" + Folders.reason(e) + ").",
          "What it leads to is complete.",
          "Give us the right to write in " + Folders.of(link) + ", or delete what is in its place.",
          e);
    }
  }

  private Path target(String key) {
    Path target = paths.path(Keys.checked(key));
    if (!tidied.getAndSet(true)) {
      AbandonedFiles.delete(root, paths, key);
      durable.clear();
    }
    return target;
  }

  @Override
  public InputStream open(String key) {
    Path file = paths.path(Keys.checked(key));
    try {
      Links.refuse(root, file);
      // Whoever reads from a pipe waits for somebody who may never write.
      if (Files.isRegularFile(file)) {
        return Files.newInputStream(file);
      }
    } catch (NoSuchFileException e) {
      // Told below.
    } catch (IOException e) {
      throw unread(file, e);
    }
    throw new StorageException(
        "There is no " + key + " in " + uri() + ".",
        "Nothing was changed.",
        "Look at what is there, and check the place that was named (of backups: --backup-store or BACKUP_STORE).",
        null);
  }

  @Override
  public List<StoredObject> list(String prefix) {
    int slash = Keys.checkedPrefix(prefix).lastIndexOf('/');
    Path folder = slash < 0 ? root : paths.path(prefix.substring(0, slash));
    return list(folder, FileWalk::filesBelow, prefix);
  }

  @Override
  public List<StoredObject> listFolder(String name) {
    int slash = Keys.checkedPrefix(name).lastIndexOf('/');
    Path folder = slash < 0 ? root : paths.path(name.substring(0, slash));
    return list(folder, FileWalk::filesIn, name);
  }

  @Override
  public List<String> folders(String name) {
    Path folder = name.isEmpty() ? root : paths.path(Keys.checkedPrefix(name));
    try {
      Links.refuse(root, folder);
      return FileWalk.othersIn(folder).stream()
          .filter(one -> Files.isDirectory(folder.resolve(one), LinkOption.NOFOLLOW_LINKS))
          .map(Path::toString)
          .filter(Keys::isKey)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unread(folder, e);
    }
  }

  @Override
  public List<String> strangers(String name) {
    Path folder = name.isEmpty() ? root : paths.path(Keys.checkedPrefix(name));
    try {
      Links.refuse(root, folder);
      return Stream.concat(FileWalk.othersIn(folder).stream(), unnameable(folder))
          .map(Path::toString)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unread(folder, e);
    }
  }

  /** Files whose names no store can hold. */
  private static Stream<Path> unnameable(Path folder) throws IOException {
    return FileWalk.filesIn(folder).stream()
        .map(file -> file.path().getFileName())
        .filter(name -> !Keys.isKey(name.toString()) && !TemporaryFile.isName(name.toString()));
  }

  /** Looks for files. */
  @FunctionalInterface
  private interface Walk {
    List<FileWalk.Found> files(Path folder) throws IOException;
  }

  private List<StoredObject> list(Path folder, Walk walk, String prefix) {
    try {
      Links.refuse(root, folder);
      return walk.files(folder).stream()
          .filter(file -> !TemporaryFile.isName(file.path().getFileName().toString()))
          .map(this::object)
          .filter(object -> object.key().startsWith(prefix) && Keys.isKey(object.key()))
          .sorted(Comparator.comparing(StoredObject::key))
          .toList();
    } catch (IOException e) {
      throw unread(folder, e);
    }
  }

  private StoredObject object(FileWalk.Found file) {
    BasicFileAttributes attributes = file.attributes();
    return new StoredObject(
        paths.key(file.path()), attributes.size(), attributes.lastModifiedTime().toInstant());
  }

  @Override
  public void delete(Collection<String> keys) {
    List<Path> files = keys.stream().map(Keys::checked).map(paths::path).toList();
    for (Path file : files) {
      try {
        Links.refuse(root, Folders.of(file));
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          remove(file);
        }
      } catch (IOException e) {
        throw new StorageException(
            file + " cannot be deleted (" + Folders.reason(e) + ").",
            files.indexOf(file) + " of " + files.size() + " files were deleted.",
            "Give us the right to write in " + root + ", and try again.",
            e);
      }
    }
  }

  private void remove(Path file) throws IOException {
    Files.deleteIfExists(file);
    Folders.deleteEmpty(file, root);
    durable.clear();
  }

  private StorageException unread(Path place, IOException cause) {
    return new StorageException(
        place + " cannot be read (" + Folders.reason(cause) + ").",
        "Nothing was changed.",
        "Give us the right to read "
            + root
            + ", and check the place that was named (of backups: --backup-store or BACKUP_STORE).",
        cause);
  }
}
