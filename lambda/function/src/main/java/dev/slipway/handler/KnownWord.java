package dev.slipway.handler;

import dev.slipway.error.InvalidInput;
import java.util.List;

/** A word that a template says, one of a few: those who write one by hand write it in any case. */
final class KnownWord {

  private KnownWord() {}

  /**
   * The one of {@code known}, at least two, that is meant, as it stands there. Throws {@link
   * InvalidInput} for any other, naming {@code where} it is said: the default would be something
   * else than what was meant.
   */
  static String of(String where, String said, String... known) {
    List<String> words = List.of(known);
    return words.stream()
        .filter(word -> word.equalsIgnoreCase(said.strip()))
        .findFirst()
        .orElseThrow(() -> wrong(where, "must be " + or(words)));
  }

  /** What is wrong with a variable or property; nothing has been done yet. */
  static InvalidInput wrong(String where, String what) {
    return new InvalidInput(
        "The configuration is wrong:\n  " + where + ": " + what + "\nNothing was done.");
  }

  private static String or(List<String> words) {
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
