package dev.slipway.action.convert;

import dev.slipway.error.FileFault;
import dev.slipway.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The folder that is written: new, and nowhere in the one that is read. */
final class NewFolder {

  private final Path folder;
  private final List<Path> written = new ArrayList<>();

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
      Files.createDirectories(file.getParent());
      Files.write(file, content, StandardOpenOption.CREATE_NEW);
      written.add(file);
    } catch (IOException e) {
      takeBack();
      throw refused(file.toString(), FileFault.reason(e));
    }
  }

  /** Deletes what was written. */
  void takeBack() {
    for (Path file : written) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException left) {
        // The refusal that follows says what is wrong; a file more is in nobody's way.
      }
    }
  }

  private static InvalidInput refused(String name, String why) {
    return new InvalidInput("Nothing is written to " + name + ": " + why + ". Nothing was done.");
  }
}
