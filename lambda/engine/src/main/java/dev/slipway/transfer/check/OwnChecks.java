package dev.slipway.transfer.check;

import dev.slipway.error.FileFault;
import dev.slipway.error.InvalidInput;
import dev.slipway.migration.OutwardLink;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads the checks that a team has written, from the SQL files of a folder. */
public final class OwnChecks {

  /** Where checks are kept, in the folder of the migrations. */
  private static final String USUAL = "checks";

  private OwnChecks() {}

  /**
   * Those of the usual folder in that of the migrations, which others may have written; none where
   * there is no such folder. Throws {@link InvalidInput} where it is a link that leads out of that.
   */
  public static List<OwnCheck> ofMigrations(Path migrations) {
    Path folder = migrations.resolve(USUAL);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try {
      OutwardLink.refuse(folder);
    } catch (IOException e) {
      throw unlisted(folder, e);
    }
    return in(folder);
  }

  /** Those of a folder, by the names of their files. Throws {@link InvalidInput} without one. */
  public static List<OwnCheck> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new InvalidInput(
          "The folder of checks " + folder + " does not exist. Nothing was done.");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".sql"))
          .sorted()
          .map(OwnChecks::read)
          .toList();
    } catch (IOException e) {
      throw unlisted(folder, e);
    }
  }

  private static InvalidInput unlisted(Path folder, IOException reason) {
    return new InvalidInput(
        "The folder of checks "
            + folder
            + " cannot be listed ("
            + FileFault.reason(reason)
            + "). Nothing was done.");
  }

  private static OwnCheck read(Path file) {
    String name = file.toString();
    try {
      OutwardLink.refuse(file);
      return OwnCheck.of(name, Files.readString(file));
    } catch (CharacterCodingException e) {
      return OwnCheck.broken(name, "it is not UTF-8. Save it as UTF-8");
    } catch (IOException e) {
      return OwnCheck.broken(name, "it cannot be read (" + FileFault.reason(e) + ")");
    }
  }
}
