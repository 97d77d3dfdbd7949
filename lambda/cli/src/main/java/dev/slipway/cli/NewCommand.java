package dev.slipway.cli;

import dev.slipway.action.Field;
import dev.slipway.action.Form;
import dev.slipway.action.Values;
import dev.slipway.config.Settings;
import dev.slipway.config.StorePlace;
import dev.slipway.error.InvalidInput;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Creates a migration file from the template; no action, for it needs no database of ours. */
final class NewCommand implements Callable<Integer> {

  private static final Field<String> NAME =
      Field.of("name", Values.TEXT)
          .needed()
          .argument("NAME", "What it does, such as \"add difficulty to words\".");

  private static final Field<String> MIGRATIONS =
      Field.of("migrations", Values.TEXT)
          .option("FOLDER", "The folder for it (MIGRATIONS; default: migrations).");

  private static final Field<String> FROM =
      Field.of("from", Values.TEXT)
          .option("URL", "A database of MySQL or MariaDB whose schema it makes: mysql://... .");

  private static final Form FORM =
      Form.of("new", "Creates a migration file with the time as its version.")
          .taking(NAME, MIGRATIONS, FROM);

  private final Terminal terminal;
  private final CommandSpec spec;

  NewCommand(Terminal terminal) {
    this.terminal = terminal;
    this.spec = FormSpec.of(FORM, this);
    Switch.JSON.addTo(spec);
  }

  /** The command for the library that reads arguments. */
  CommandLine line() {
    return new CommandLine(spec);
  }

  @Override
  public Integer call() {
    ParseResult typed = spec.commandLine().getParseResult();
    Map<String, Object> fields = TypedFields.of(FORM, typed);
    String title = String.valueOf(fields.get(NAME.name())).strip().replaceAll("\\s+", " ");
    String fileName = fileName(title);
    Path folder = folder((String) fields.get(MIGRATIONS.name()));
    MysqlDraft draft = draft((String) fields.get(FROM.name()));
    Path file =
        new MigrationTemplate(title, fileName, draft.up(), draft.down())
            .createIn(folder, LocalDateTime.now(ZoneOffset.UTC));
    if (Switch.JSON.isOn(typed)) {
      terminal.hand(report(file));
    } else {
      terminal.answer(file.toString());
    }
    draft.notices().forEach(terminal::tell);
    return ExitCode.DONE;
  }

  /** {@code url} is null where none was typed. */
  private MysqlDraft draft(@Nullable String url) {
    if (url == null) {
      return MysqlDraft.EMPTY;
    }
    try (CommandTunnel tunnel = CommandTunnel.of(terminal)) {
      return MysqlDraft.of(url, terminal.environment(), tunnel);
    }
  }

  private static Map<String, String> report(Path file) {
    Map<String, String> report = new LinkedHashMap<>();
    report.put("action", "new");
    report.put("outcome", "DONE");
    report.put("file", file.toString());
    return report;
  }

  /** {@code folder} is null where it was not typed. */
  private Path folder(@Nullable String folder) {
    String configured = terminal.environment().getOrDefault("MIGRATIONS", Settings.MIGRATIONS);
    String place = folder == null ? configured : folder;
    if (place.isBlank()) {
      throw new InvalidInput(
          (folder == null ? "MIGRATIONS" : "--migrations")
              + " is set, but empty; unset it, or say what is meant. No file was created.");
    }
    if (place.contains("://")) {
      throw new InvalidInput(
          place + " is not a folder. Name one with --migrations. No file was created.");
    }
    if (StorePlace.isUnexpanded(place)) {
      throw new InvalidInput("--migrations: " + StorePlace.UNEXPANDED + ". No file was created.");
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
