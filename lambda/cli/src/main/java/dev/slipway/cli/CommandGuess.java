package dev.slipway.cli;

import dev.slipway.error.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which command is meant by a word that is none. */
final class CommandGuess {

  /** What other tools call it. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("migrate", "up"),
          Map.entry("apply", "up"),
          Map.entry("update", "up"),
          Map.entry("deploy", "up"),
          Map.entry("rollback", "down"),
          Map.entry("undo", "down"),
          Map.entry("revert", "down"),
          Map.entry("info", "status"),
          Map.entry("list", "status"),
          Map.entry("create", "new"),
          Map.entry("generate", "new"),
          Map.entry("log", "history"),
          Map.entry("dump", "backup"),
          Map.entry("verify", "verify-backup"),
          Map.entry("diff", "drift"));

  private static final int SHORTEST_BEGINNING = 3;

  private CommandGuess() {}

  /** The command, when one is near enough. */
  static Optional<String> of(String word, Collection<String> commands) {
    String lower = word.toLowerCase(Locale.ROOT);
    String known = ELSEWHERE.get(lower);
    if (known != null && commands.contains(known)) {
      return Optional.of(known);
    }
    List<String> begun = commands.stream().filter(command -> command.startsWith(lower)).toList();
    return begun.size() == 1 && lower.length() >= SHORTEST_BEGINNING
        ? Optional.of(begun.get(0))
        : Spelling.nearest(lower, commands);
  }

  /** Words that are short enough to be shown; anything else may be a secret in the wrong place. */
  static boolean isWord(String text) {
    return text.matches("[A-Za-z][A-Za-z-]{0,19}");
  }

  /** All commands, for messages. */
  static String list(Collection<String> commands) {
    return String.join(", ", List.copyOf(commands));
  }
}
