package dev.slipway.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** The contract of a store of backups, kept by a folder. */
class DirectoryStorageTest implements StorageContract {

  @TempDir Path folder;

  @Override
  public String place() {
    return "file:" + folder.resolve("not there/yet");
  }

  /** Folders that nothing is in count, too. */
  @Override
  public List<String> unfinished() {
    try (Stream<Path> all = Files.walk(folder.resolve("not there/yet"))) {
      return all.skip(1)
          .filter(path -> path.toString().contains(".slipway-upload-") || isEmptyFolder(path))
          .map(Path::toString)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEmptyFolder(Path path) {
    String[] names = path.toFile().list();
    return names != null && names.length == 0;
  }
}
