package dev.slipway.proof.rows;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What stands in brackets in a regular expression.
 *
 * @param characters those that match; of a class that excludes, the plain ones that are left
 * @param end where the pattern goes on behind the closing bracket
 */
record CharacterClass(String characters, int end) {

  static final String DIGITS = "0123456789";
  static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  /** Of a range: enough to choose from. */
  private static final int MOST = 64;

  private static final Map<String, String> NAMED =
      Map.of(
          "alpha",
          LETTERS,
          "lower",
          LETTERS,
          "upper",
          LETTERS.toUpperCase(Locale.ROOT),
          "digit",
          DIGITS,
          "xdigit",
          DIGITS + "abcdef",
          "alnum",
          LETTERS + DIGITS,
          "space",
          " ",
          "punct",
          "-.");

  /**
   * The class whose first character is there, behind the opening bracket. Throws {@link
   * PatternText.NotPlain}, or StringIndexOutOfBoundsException where it does not end.
   */
  static CharacterClass at(String pattern, int start) {
    boolean not = pattern.startsWith("^", start);
    Reader reader = new Reader(pattern, not ? start + 1 : start);
    String all = reader.members();
    return new CharacterClass(not ? without(all) : all, reader.at);
  }

  private static String without(String excluded) {
    return (LETTERS + DIGITS)
        .chars()
        .filter(c -> excluded.indexOf(c) < 0)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** Goes through the signs of a class. */
  private static final class Reader {

    private final String pattern;
    private int at;

    Reader(String pattern, int at) {
      this.pattern = pattern;
      this.at = at;
    }

    /** A bracket that comes first does not close. */
    String members() {
      StringBuilder characters = new StringBuilder(member());
      while (!pattern.startsWith("]", at)) {
        characters.append(member());
      }
      at++;
      return characters.toString();
    }

    private String member() {
      if (pattern.startsWith("[:", at)) {
        return named();
      }
      char c = pattern.charAt(at++);
      if (c == '\\') {
        return escaped(pattern.charAt(at++));
      }
      boolean range = pattern.startsWith("-", at) && pattern.charAt(at + 1) != ']';
      return range ? upTo(c) : String.valueOf(c);
    }

    private String named() {
      int end = pattern.indexOf(":]", at);
      String characters = NAMED.get(pattern.substring(at + 2, end));
      if (characters == null) {
        throw new PatternText.NotPlain();
      }
      at = end + 2;
      return characters;
    }

    private static String escaped(char c) {
      return switch (c) {
        case 'd' -> DIGITS;
        case 'w' -> LETTERS + DIGITS;
        case 's' -> " ";
        default -> String.valueOf(c);
      };
    }

    private String upTo(char first) {
      char last = pattern.charAt(at + 1);
      at += 2;
      return IntStream.rangeClosed(first, last)
          .limit(MOST)
          .mapToObj(Character::toString)
          .collect(Collectors.joining());
    }
  }
}
