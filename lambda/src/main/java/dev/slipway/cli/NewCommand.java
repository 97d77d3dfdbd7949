package dev.slipway.cli;

import dev.slipway.action.Json;
import dev.slipway.config.Settings;
import dev.slipway.error.InvalidInput;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates a migration file from the template. */
@Command(name = "new", description = "Creates a migration file with the time as its version.")
final class NewCommand implements Callable<Integer> {

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

  @Mixin private final JsonOption json = new JsonOption();

  NewCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String title = name.strip().replaceAll("\\s+", " ");
    Path file =
        new MigrationTemplate(title, fileName(title))
            .createIn(folder(), LocalDateTime.now(ZoneOffset.UTC));
    terminal.out().println(json.isSet() ? Json.text(report(file)) : file);
    return ExitCode.DONE;
  }

  private static Map<String, String> report(Path file) {
    Map<String, String> report = new LinkedHashMap<>();
    report.put("action", "new");
    report.put("outcome", "DONE");
    report.put("file", file.toString());
    return report;
  }

  private Path folder() {
    String configured = terminal.environment().getOrDefault("MIGRATIONS", Settings.MIGRATIONS);
    String place = folder == null ? configured : folder;
    if (place.isBlank()) {
      throw new InvalidInput(
          (folder == null ? "MIGRATIONS" : "--migrations")
              + " is set, but empty; unset it, or say what is meant. No file was created.");
    }
    if (place.contains("://")) {
      throw new InvalidInput(
          place + " is no folder. Name one with --migrations. No file was created.");
    }
    return Path.of(place);
  }

  private static String fileName(String title) {
    String words = title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "_");
    String trimmed = words.replaceAll("^_|_$", "");
    if (trimmed.isEmpty()) {
      throw new InvalidInput("The name must hold a letter or digit. No file was created.");
    }
    return trimmed;
  }
}
