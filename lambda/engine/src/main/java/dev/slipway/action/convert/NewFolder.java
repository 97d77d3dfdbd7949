package dev.slipway.action.convert;

import dev.slipway.config.StorePlace;
import dev.slipway.error.FileFault;
import dev.slipway.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that is written: new, and nowhere in the one that is read. */
final class NewFolder {

  private final Path folder;

  /** The files and folders that were made, the last of them first. */
  private final Deque<Path> made = new ArrayDeque<>();

  private NewFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * A folder that is not there, or empty. Throws {@link InvalidInput} for another.
   *
   * @param source what is read
   */
  static NewFolder at(String name, String source) {
    try {
      if (StorePlace.isUnexpanded(name)) {
        throw refused(name, "it " + StorePlace.UNEXPANDED);
      }
      Path folder = Path.of(name).toAbsolutePath().normalize();
      boolean inside =
          !source.contains("://")
              && folder.startsWith(Path.of(source).toAbsolutePath().normalize());
      if (inside) {
        throw refused(name, "it is in the folder that is read");
      }
      if (Files.exists(folder) && !isEmpty(folder)) {
        throw refused(name, "it is no empty folder");
      }
      return new NewFolder(folder);
    } catch (InvalidPathException e) {
      throw refused(name, "it is no name of a folder");
    }
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException noFolder) {
      return false;
    }
  }

  Path path() {
    return folder;
  }

  /** Writes a file, in a folder of its own where its path says so. Throws {@link InvalidInput}. */
  void write(String path, byte[] content) {
    Path file = folder.resolve(path).normalize();
    if (!file.startsWith(folder)) {
      throw refused(path, "it leads out of the folder");
    }
    try {
      makeFolder(file.getParent());
      Files.createFile(file);
      made.push(file);
      Files.write(file, content);
    } catch (IOException e) {
      takeBack();
      throw refused(file.toString(), FileFault.reason(e));
    }
  }

  private void makeFolder(@Nullable Path missing) throws IOException {
    if (missing != null && !Files.isDirectory(missing)) {
      makeFolder(missing.getParent());
      Files.createDirectory(missing);
      made.push(missing);
    }
  }

  /** Deletes the files and folders that were made; a folder in which somebody else wrote stays. */
  void takeBack() {
    while (!made.isEmpty()) {
      try {
        Files.deleteIfExists(made.pop());
      } catch (IOException left) {
        // The refusal that follows says what is wrong; a file more is in nobody's way.
      }
    }
  }

  private static InvalidInput refused(String name, String why) {
    return new InvalidInput("Nothing is written to " + name + ": " + why + ". Nothing was done.");
  }
}
