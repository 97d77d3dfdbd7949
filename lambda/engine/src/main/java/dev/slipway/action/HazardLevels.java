package dev.slipway.action;

import dev.slipway.error.FileFault;
import dev.slipway.error.InvalidInput;
import dev.slipway.error.Problems;
import dev.slipway.lint.Levels;
import dev.slipway.migration.OutwardLink;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** How much each kind of hazard counts: as a file says it, and above that as is said in a call. */
public final class HazardLevels {

  /** The file, in the folder where the command is typed: {@code lint.KIND=off}, a line each. */
  private static final Path FILE = Path.of("slipway.properties");

  private static final String PREFIX = "lint.";

  private HazardLevels() {}

  /** As the file says it, where there is one. Throws {@link InvalidInput} with all problems. */
  public static Levels read() {
    return read(Map.of());
  }

  /**
   * As the file says it, and above that as is typed: levels by kinds. Throws {@link InvalidInput}.
   */
  public static Levels read(Map<String, String> typed) {
    Levels levels = read(FILE);
    Problems problems = new Problems();
    typed.forEach(
        (kind, level) ->
            levels
                .set("--level " + kind, kind, level)
                .ifPresent(problem -> problems.add(problem.where(), problem.what())));
    problems.throwIfAny(
        list ->
            new InvalidInput(
                list.get(0).where() + ": " + list.get(0).what() + ". Nothing was done."));
    return levels;
  }

  /** As a file says it, where it is there. Throws {@link InvalidInput} with all problems. */
  static Levels read(Path file) {
    Levels levels = new Levels();
    Properties lines = lines(file);
    Problems problems = new Problems();
    for (String key : lines.stringPropertyNames()) {
      if (key.startsWith(PREFIX)) {
        levels
            .set(file.toString(), key.substring(PREFIX.length()), lines.getProperty(key).strip())
            .ifPresent(problem -> problems.add(problem.where(), problem.what()));
      } else {
        problems.add(file.toString(), "unknown key " + key + "; known is " + PREFIX + "KIND");
      }
    }
    problems.throwIfAny(
        list ->
            new InvalidInput(
                Problems.format("The levels cannot be read:", list) + "\nNothing was done."));
    return levels;
  }

  private static Properties lines(Path file) {
    Properties lines = new Properties();
    if (!Files.exists(file)) {
      return lines;
    }
    try {
      OutwardLink.refuse(file);
      // An editor may have put a byte order mark before the first key.
      lines.load(new StringReader(Files.readString(file).replaceFirst("^\uFEFF", "")));
    } catch (CharacterCodingException e) {
      throw unreadable(file, "it is not UTF-8");
    } catch (IOException e) {
      throw unreadable(file, FileFault.reason(e));
    } catch (IllegalArgumentException e) {
      throw unreadable(file, "a backslash and a u are not followed by four hexadecimal digits");
    }
    return lines;
  }

  private static InvalidInput unreadable(Path file, String why) {
    return new InvalidInput(file + " cannot be read: " + why + ". Nothing was done.");
  }
}
