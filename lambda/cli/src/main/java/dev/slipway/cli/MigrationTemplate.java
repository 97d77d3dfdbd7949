package dev.slipway.cli;

import dev.slipway.error.FileFault;
import dev.slipway.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;

/**
 * What a new migration file holds.
 *
 * @param title one line that says what it does
 * @param fileName the same as part of a file name
 * @param up what it does, empty for what is to be written yet
 * @param down what takes it back
 */
record MigrationTemplate(String title, String fileName, String up, String down) {

  private static final DateTimeFormatter VERSION = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");

  private static final String TEXT =
      """
      -- Migration: %s
      -- Author: %s
      -- Date: %s
      -- Description:
      -- Dependencies:

      -- UP
      %s
      -- DOWN
      %s
      -- VERIFY
      """;

  /** Creates the file; its version is the time, or the next second that no file has taken. */
  Path createIn(Path folder, LocalDateTime time) {
    try {
      Files.createDirectories(folder);
      LocalDateTime free = time;
      while (isTaken(folder, version(free))) {
        free = free.plusSeconds(1);
      }
      Path file = folder.resolve(version(free) + "_" + fileName + ".sql");
      String author = System.getProperty("user.name", "");
      return Files.writeString(
          file,
          TEXT.formatted(title, author, free.toLocalDate(), lines(up), lines(down)),
          StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new InvalidInput(
          "No file can be created in " + folder + " (" + FileFault.reason(e) + ").");
    }
  }

  private static String lines(String section) {
    return section.isEmpty() ? "" : "\n" + section + "\n";
  }

  private static String version(LocalDateTime time) {
    return time.format(VERSION);
  }

  private static boolean isTaken(Path folder, String version) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith(version + "_"));
    }
  }
}
