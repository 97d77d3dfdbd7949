package dev.slipway.psql;

import dev.slipway.sql.Effect;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Commands about what is settled for a migration: that texts are UTF-8, and that answers go
 * nowhere. Each is understood where it says the same, and refused by an IllegalArgumentException
 * elsewhere.
 */
final class Settled {

  private static final Set<String> UTF8 = Set.of("utf8", "utf-8", "unicode");

  private Settled() {}

  static Effect send(String text) {
    String target = text.strip();
    if (!target.isEmpty() && !target.startsWith("(")) {
      throw new IllegalArgumentException(
          "\\g writes an answer to a file or a program, which is not for a migration. Write ; for"
              + " it");
    }
    return new Effect.Send(false);
  }

  static Effect encoding(List<String> arguments) {
    if (!arguments.isEmpty() && !UTF8.contains(arguments.get(0).toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "files are read as UTF-8. Save this one as UTF-8, and write \\encoding UTF8 or nothing");
    }
    return Effect.NONE;
  }

  static Effect output(List<String> arguments) {
    if (!arguments.isEmpty() && !arguments.get(0).equals("/dev/null")) {
      throw new IllegalArgumentException(
          "\\o writes answers to a file or a program, which is not for a migration. Use psql for"
              + " it, before or after");
    }
    return Effect.NONE;
  }
}
