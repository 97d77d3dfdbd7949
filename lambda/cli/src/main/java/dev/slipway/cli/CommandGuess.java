package dev.slipway.cli;

import java.util.Collection;
import java.util.Comparator;
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

  private static final int FARTHEST = 2;
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
        : commands.stream()
            .filter(command -> distance(lower, command) <= farthest(command))
            .min(Comparator.comparingInt(command -> distance(lower, command)));
  }

  /** In a short word, two other letters make another word. */
  private static int farthest(String command) {
    return Math.min(FARTHEST, Math.max(1, command.length() / 3));
  }

  /** How many letters must be put in, taken out or changed (Levenshtein). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j - 1], diagonal));
      }
    }
    return row[other.length()];
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
