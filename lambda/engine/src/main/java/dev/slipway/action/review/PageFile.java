package dev.slipway.action.review;

import dev.slipway.error.FileFault;
import dev.slipway.error.InvalidInput;
import dev.slipway.review.Review;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the page is written, and how. */
record PageFile(Path path, PageFormat format) {

  /**
   * Looks whether it can be written there before the work begins.
   *
   * @param format null for the one that the name ends in, else HTML
   * @throws InvalidInput where it cannot
   */
  static PageFile at(String name, @Nullable PageFormat format) {
    Path path = path(name);
    Path folder = path.toAbsolutePath().getParent();
    if (Files.isDirectory(path) || folder == null || !Files.isDirectory(folder)) {
      throw refused(name, Files.isDirectory(path) ? "it is a folder" : "there is no such folder");
    }
    return new PageFile(path, format == null ? PageFormat.of(name) : format);
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw refused(name, "it is no name of a file");
    }
  }

  /** Throws {@link InvalidInput}. */
  void write(Review review) {
    try {
      Files.writeString(path, format.page(review));
    } catch (IOException e) {
      throw refused(path.toString(), FileFault.reason(e));
    }
  }

  private static InvalidInput refused(String name, String why) {
    return new InvalidInput(
        "The page cannot be written to " + name + ": " + why + ". Nothing was changed.");
  }
}
