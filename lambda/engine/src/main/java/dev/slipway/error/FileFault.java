package dev.slipway.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What the system says of a file that cannot be read or written. */
public final class FileFault {

  private FileFault() {}

  /** The reason in a few words; the file is not named in it. */
  public static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "no permission";
    }
    if (failure instanceof NoSuchFileException absent) {
      return leadsNowhere(absent.getFile()) ? "the link leads nowhere" : "there is no such file";
    }
    if (failure instanceof FileAlreadyExistsException taken) {
      return taken.getFile() + " is there already";
    }
    String said =
        failure instanceof FileSystemException known ? known.getReason() : failure.getMessage();
    return said == null ? failure.getClass().getSimpleName() : said;
  }

  private static boolean leadsNowhere(String file) {
    return file != null && Files.isSymbolicLink(Path.of(file));
  }
}
