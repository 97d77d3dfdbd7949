package dev.slipway.postgres.dump;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A pg_dump that is installed. */
record InstalledDump(Path program, String version) {

  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+\\S*)");
  private static final Pattern MAJOR = Pattern.compile("^\\d+");
  private static final long SECONDS_TO_ANSWER = 10;

  /** Its major version, such as 18. */
  int major() {
    Matcher digits = MAJOR.matcher(version);
    return digits.find() ? Integer.parseInt(digits.group()) : 0;
  }

  /** The pg_restore beside it, which can read its archives if it is of the same version. */
  Optional<Path> restorer() {
    String name = program.getFileName().toString().replace("pg_dump", "pg_restore");
    return Optional.of(program.resolveSibling(name))
        .filter(Files::isExecutable)
        .flatMap(InstalledDump::ask)
        .filter(beside -> beside.version().equals(version))
        .map(InstalledDump::program);
  }

  /** Those in the folders, in their order; what does not tell its version is left out. */
  static List<InstalledDump> in(List<Path> folders) {
    return folders.stream()
        .flatMap(folder -> List.of("pg_dump", "pg_dump.exe").stream().map(folder::resolve))
        .filter(Files::isExecutable)
        .map(InstalledDump::ask)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<InstalledDump> ask(Path program) {
    String answer = answer(program);
    Matcher version = VERSION.matcher(answer == null ? "" : answer);
    return version.find()
        ? Optional.of(new InstalledDump(program, version.group(1)))
        : Optional.empty();
  }

  private static @Nullable String answer(Path program) {
    ProcessBuilder asking =
        ProgramEnvironment.with(new ProcessBuilder(program.toString(), "--version"));
    asking.redirectErrorStream(true);
    try {
      Process process = asking.start();
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return null;
      }
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
