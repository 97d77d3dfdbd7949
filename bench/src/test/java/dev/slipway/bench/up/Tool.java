package dev.slipway.bench.up;

import dev.slipway.bench.tool.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;

/**
 * Somebody who brings a database up to date from a folder of form.
 *
 * @param form its form of a folder
 * @param command what a user types
 * @param kind what can be asked of it
 */
record Tool(String name, Form form, BiFunction<Path, Target, Command> command, Kind kind) {

  /** What a tool does with a file. */
  enum Kind {
    /** Remembers nothing: as fast as it can be. */
    FLOOR,
    /** Runs each file in a transaction and remembers it. */
    TRANSACTIONS,
    /** Runs each file, and remembers it in another transaction. */
    APART
  }

  /**
   * How a folder looks.
   *
   * @param name of a file, by its number
   * @param text of a file, by its number and SQL
   * @param first a file that is there beside them, its name and text; both empty for none
   */
  record Form(String name, String text, String first, String firstText) {

    static Form named(String name) {
      return new Form(name, "%2$s", "", "");
    }

    Form with(String other) {
      return new Form(name, other, first, firstText);
    }

    Form beside(String file, String content) {
      return new Form(name, text, file, content);
    }
  }

  /** A folder with so many migrations; {@code sql} is the form of one, by its number. */
  Path folder(Path parent, int count, String sql) throws IOException {
    Path folder = parent.resolve(name.replace(' ', '-') + "-" + count);
    if (Files.exists(folder)) {
      return folder;
    }
    Files.createDirectories(folder);
    if (!form.first().isEmpty()) {
      Files.writeString(folder.resolve(form.first()), form.firstText());
    }
    for (int number = 1; number <= count; number++) {
      String text = form.text().formatted(number, sql.formatted(number));
      Files.writeString(folder.resolve(form.name().formatted(number)), text);
    }
    return folder;
  }
}
