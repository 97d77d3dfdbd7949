package dev.slipway.action.review;

import dev.slipway.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where the page is written. */
record PageFile(Path path) {

  /** Looks whether it can be written there before the work begins. Throws {@link InvalidInput}. */
  static PageFile at(String name) {
    Path path = path(name);
    Path folder = path.toAbsolutePath().getParent();
    if (Files.isDirectory(path) || folder == null || !Files.isDirectory(folder)) {
      throw refused(name, Files.isDirectory(path) ? "it is a folder" : "there is no such folder");
    }
    return new PageFile(path);
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw refused(name, "it is no name of a file");
    }
  }

  /** Throws {@link InvalidInput}. */
  void write(String page) {
    try {
      Files.writeString(path, page);
    } catch (IOException e) {
      throw refused(path.toString(), String.valueOf(e));
    }
  }

  private static InvalidInput refused(String name, String why) {
    return new InvalidInput(
        "The page cannot be written to " + name + ": " + why + ". Nothing was changed.");
  }
}
