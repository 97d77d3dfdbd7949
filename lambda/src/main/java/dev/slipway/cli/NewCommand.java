package dev.slipway.cli;

import dev.slipway.error.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates a migration file from the template. */
@Command(name = "new", description = "Creates a migration file with the time as its version.")
final class NewCommand implements Callable<Integer> {

  private static final DateTimeFormatter VERSION = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");

  private static final String TEMPLATE =
      """
      -- Migration: %s
      -- Author: %s
      -- Date: %s
      -- Description:
      -- Dependencies:

      -- UP

      -- DOWN

      -- VERIFY
      """;

  private final Terminal terminal;

  @Parameters(
      paramLabel = "NAME",
      description = "What it does, such as \"add difficulty to words\".")
  private String name = "";

  @Option(
      names = "--migrations",
      paramLabel = "FOLDER",
      description = "The folder for it (MIGRATIONS; default: migrations).")
  private @Nullable String folder;

  NewCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
    Path file = folder().resolve(now.format(VERSION) + "_" + fileName() + ".sql");
    String author = System.getProperty("user.name", "");
    String text = TEMPLATE.formatted(name.strip(), author, now.toLocalDate());
    Files.createDirectories(folder());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
    terminal.out().println(file);
    return ExitCode.DONE;
  }

  private Path folder() {
    String configured = terminal.environment().getOrDefault("MIGRATIONS", "migrations");
    return Path.of(folder == null ? configured : folder);
  }

  private String fileName() {
    String words = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_");
    String trimmed = words.replaceAll("^_|_$", "");
    if (trimmed.isEmpty()) {
      throw new InvalidInput("The name must hold a letter or digit. No file was created.");
    }
    return trimmed;
  }
}
