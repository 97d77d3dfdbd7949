package dev.slipway.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is not finished in the folder of the embedded server, or is thrown away. */
final class Drafts {

  /** How their names begin. */
  static final String PREFIX = "draft-";

  private Drafts() {}

  /** Deletes what is not finished, and what is thrown away. */
  static void removeFrom(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.getFileName().toString().startsWith(PREFIX))
          .forEach(file -> remove(file));
    }
  }

  /** As far as it goes: a program that outlives its killed parent may still write there. */
  private static void remove(Path draft) {
    endServer(draft);
    try (Stream<Path> files = Files.walk(draft)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      return; // The next start tries again.
    }
  }

  /** Of a killed process, on data that are thrown away: its sessions end when it is gone. */
  private static void endServer(Path draft) {
    Path note = draft.resolve("postmaster.pid");
    try (Stream<String> lines = Files.lines(note)) {
      lines
          .findFirst()
          .flatMap(number -> ProcessHandle.of(Long.parseLong(number.strip())))
          .filter(server -> List.of(arguments(server)).contains(draft.toString()))
          .filter(ProcessHandle::destroyForcibly)
          .ifPresent(server -> server.onExit().join());
    } catch (IOException | UncheckedIOException | NumberFormatException e) {
      // There is none.
    }
  }

  private static String[] arguments(ProcessHandle process) {
    return process.info().arguments().orElse(new String[0]);
  }
}
