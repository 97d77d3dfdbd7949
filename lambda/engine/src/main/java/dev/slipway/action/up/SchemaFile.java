package dev.slipway.action.up;

import dev.slipway.action.Desk;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.SlipwayException;
import dev.slipway.history.HistoryTables;
import dev.slipway.postgres.dump.SchemaText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * The file that holds the schema as runs have made it: whole, or as it was before.
 *
 * @param path where it is, or will be
 */
record SchemaFile(Path path) {

  private static final String HEADER =
      "-- The schema behind all migrations, written by slipway up --dump-schema. Not to be"
          + " edited.\n\n";

  static @Nullable SchemaFile at(@Nullable String path) {
    return path == null ? null : new SchemaFile(Path.of(path));
  }

  /** Throws {@link InvalidInput} where it could not be written, before anything is done. */
  void check(Desk desk) {
    String why = hindrance(Path.of(desk.settings().migrations()).toAbsolutePath());
    if (!why.isEmpty()) {
      throw new InvalidInput(
          "The schema could not be written to " + path + ": " + why + ". Nothing was done.");
    }
  }

  private String hindrance(Path migrations) {
    if (Files.isDirectory(path)) {
      return "it is a folder";
    }
    if (folder().normalize().equals(migrations.normalize())) {
      return "in the folder of the migrations, it would be read as one";
    }
    return Files.isWritable(folder())
        ? ""
        : "folder " + folder() + " is not there, or may not be written into";
  }

  private Path folder() {
    Path folder = path.toAbsolutePath().getParent();
    return folder == null ? path.toAbsolutePath() : folder;
  }

  /** Throws {@link SlipwayException} when that fails; the file is then as it was. */
  void write(Desk desk) {
    Path fresh = folder().resolve("." + path.getFileName() + "-" + ProcessHandle.current().pid());
    try {
      String text =
          SchemaText.of(desk.toolbox().connector(desk.terms(), "schema"), HistoryTables.NAMES);
      Files.writeString(fresh, HEADER + text);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | SlipwayException e) {
      throw notWritten(e);
    } finally {
      remove(fresh);
    }
  }

  private static void remove(Path fresh) {
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException e) {
      // It lies beside the file, under a name of its own.
    }
  }

  private SlipwayException notWritten(Exception reason) {
    return new SchemaNotWritten(
        "The schema was not written to %s: %s. All that was asked for is applied. Next: mend that and run up --dump-schema %s again."
            .formatted(path, reason.getMessage(), path),
        reason);
  }
}
