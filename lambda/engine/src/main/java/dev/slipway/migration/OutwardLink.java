package dev.slipway.migration;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Links in a folder of files that others may have written, such as a pull request: one that leads
 * out of the folder would have messages and pages show what else is on the machine.
 */
public final class OutwardLink {

  private OutwardLink() {}

  /** Throws when the file is a link to what is neither in its folder nor below that. */
  public static void refuse(Path file) throws IOException {
    if (Files.isSymbolicLink(file)
        && !file.toRealPath().startsWith(file.resolveSibling("").toRealPath())) {
      throw new FileSystemException(
          file.toString(),
          null,
          "it is a link that leads out of its folder; put there what it leads to");
    }
  }
}
