package dev.slipway.cli;

import dev.slipway.config.VariableNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The file {@code .env}: other tools read variables from it, Slipway does not. */
final class EnvironmentFile {

  private static final Path FILE = Path.of(".env");
  private static final long LONGEST = 1_000_000;

  private static final Pattern DATABASE =
      Pattern.compile("\\s*(export\\s+)?" + VariableNames.DATABASE_URL + "\\s*=.*");

  private EnvironmentFile() {}

  /** What to do where it names a database, which nobody has read then. */
  static Optional<String> advice() {
    return namesDatabase()
        ? Optional.of(
            ".env names DATABASE_URL, but is not read; if that database is meant: set -a; . ./.env;"
                + " set +a")
        : Optional.empty();
  }

  /** What cannot be read names nothing. */
  private static boolean namesDatabase() {
    try {
      if (!Files.isRegularFile(FILE) || Files.size(FILE) > LONGEST) {
        return false;
      }
      try (Stream<String> lines = Files.lines(FILE, StandardCharsets.ISO_8859_1)) {
        return lines.anyMatch(line -> DATABASE.matcher(line).matches());
      }
    } catch (IOException | UncheckedIOException unreadable) {
      return false;
    }
  }
}
