package dev.slipway.cli;

import dev.slipway.action.Json;
import dev.slipway.error.GivenPasswords;
import dev.slipway.postgres.Interruption;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a command.
 *
 * @param out for answers
 * @param err for logs and errors
 * @param person who may answer, or want it to end
 */
record Terminal(Map<String, String> environment, PrintStream out, PrintStream err, Person person) {

  /** One without anybody at it. */
  Terminal(Map<String, String> environment, PrintStream out, PrintStream err) {
    this(environment, out, err, new Person(new Interruption(), null));
  }

  /** Asked for when a person, or the system, wants it to end. */
  Interruption interruption() {
    return person.interruption();
  }

  /** What a server says may have lines of its own; CI takes what begins one for a command. */
  private static final Pattern INNER_LINE = Pattern.compile("\n(?! )");

  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  /** True when a person watches the error stream; the launcher finds that out. */
  boolean isWatched() {
    return Boolean.getBoolean("slipway.terminal");
  }

  /** Writes an answer for people. */
  void answer(String text) {
    out.println(Harmless.text(text));
  }

  /** Writes what a program reads, on one line. */
  void hand(Map<String, ? extends @Nullable Object> fields) {
    out.println(Harmless.json(Json.text(fields)));
  }

  /** Writes where something went wrong that nobody foresaw. */
  void tellFault(Exception failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    err.println("slipway: internal error, please report it:");
    err.print(Harmless.text(GivenPasswords.hide(trace.toString())));
  }

  /** Writes what CI is to obey; whatever is no annotation of a file loses its power. */
  void command(String text) {
    out.println(Harmless.annotations(text));
  }

  /** Writes a line about what goes on. */
  void tell(String text) {
    err.println("slipway: " + INNER_LINE.matcher(Harmless.text(text)).replaceAll("\n  "));
  }

  /** Writes what failed; its beginning is red where that can be seen and is wanted. */
  void tellFailure(String text) {
    boolean coloured = isWatched() && wantsColours();
    err.println((coloured ? RED + "slipway:" + PLAIN : "slipway:") + " " + Harmless.text(text));
  }

  /** See no-color.org. */
  private boolean wantsColours() {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }
}
