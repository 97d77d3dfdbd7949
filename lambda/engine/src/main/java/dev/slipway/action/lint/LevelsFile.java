package dev.slipway.action.lint;

import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problem;
import dev.slipway.error.Problems;
import dev.slipway.lint.Levels;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The file that says how much each kind counts: {@code lint.KIND=off}, a line each. */
final class LevelsFile {

  /** Its name, in the folder where the command is typed. */
  static final String NAME = "slipway.properties";

  private static final String PREFIX = "lint.";

  private LevelsFile() {}

  /** Takes over what it says, where there is one. Throws {@link InvalidInput} with all problems. */
  static void read(Path file, Levels levels) {
    Properties lines = new Properties();
    if (!Files.exists(file)) {
      return;
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidInput(file + " cannot be read: " + e.getMessage() + ". Nothing was done.");
    }
    Problems problems = new Problems();
    for (String key : lines.stringPropertyNames()) {
      if (!key.startsWith(PREFIX)) {
        problems.add(file.toString(), "unknown key " + key + "; known is " + PREFIX + "KIND");
        continue;
      }
      levels
          .set(file.toString(), key.substring(PREFIX.length()), lines.getProperty(key).strip())
          .ifPresent((Problem problem) -> problems.add(problem.where(), problem.what()));
    }
    problems.throwIfAny(
        list ->
            new InvalidInput(
                Problems.format("The levels cannot be read:", list) + "\nNothing was done."));
  }
}
