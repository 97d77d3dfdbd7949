package dev.slipway.proof.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Texts that match a plain regular expression: characters, classes, groups, alternatives and
 * quantifiers. What looks around or back is not understood.
 */
final class PatternText {

  /** How often something is repeated that may be so without end. */
  private static final int REPEATED = 4;

  /** Thrown where nothing can be made. */
  static final class NotPlain extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final String pattern;
  private int at;
  private long left;

  private PatternText(String pattern, long number) {
    this.pattern = pattern;
    this.left = number;
  }

  /** A text; another one for another number as far as there are such. */
  static Optional<String> of(String pattern, long number) {
    try {
      PatternText text = new PatternText(pattern, number);
      String made = text.alternatives();
      return text.at == pattern.length() ? Optional.of(made) : Optional.empty();
    } catch (NotPlain | StringIndexOutOfBoundsException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean isAt(char c) {
    return at < pattern.length() && pattern.charAt(at) == c;
  }

  private String alternatives() {
    List<String> all = new ArrayList<>();
    all.add(sequence());
    while (isAt('|')) {
      at++;
      all.add(sequence());
    }
    return all.get(pick(all.size()));
  }

  private int pick(int of) {
    int picked = (int) (left % of);
    left /= of;
    return picked;
  }

  private String sequence() {
    StringBuilder text = new StringBuilder();
    while (at < pattern.length() && !isAt('|') && !isAt(')')) {
      text.append(repeated());
    }
    return text.toString();
  }

  /** Something, as often as it is to be there; it is read anew for each time. */
  private String repeated() {
    int from = at;
    boolean group = isAt('(');
    String first = one();
    int behind = at;
    int times = times(group);
    int end = at;
    StringBuilder text = new StringBuilder(times == 0 ? "" : first);
    for (int i = 1; i < times; i++) {
      at = from;
      text.append(one());
    }
    at = times > 1 ? end : Math.max(end, behind);
    return text.toString();
  }

  private int times(boolean group) {
    if (at >= pattern.length()) {
      return 1;
    }
    int least = group ? 0 : REPEATED;
    int times =
        switch (pattern.charAt(at)) {
          case '?' -> 0;
          case '*' -> least;
          case '+' -> Math.max(1, least);
          case '{' -> counted();
          default -> -1;
        };
    if (times < 0) {
      return 1;
    }
    at++;
    if (isAt('?')) {
      at++;
    }
    return times;
  }

  /** Stops at the closing brace. */
  private int counted() {
    int end = pattern.indexOf('}', at);
    String[] bounds = pattern.substring(at + 1, end).split(",", -1);
    at = end;
    int least = Integer.parseInt(bounds[0].strip());
    if (bounds.length == 1) {
      return least;
    }
    int most = bounds[1].isBlank() ? Integer.MAX_VALUE : Integer.parseInt(bounds[1].strip());
    return Math.min(Math.max(least, REPEATED), most);
  }

  private String one() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '^', '$' -> "";
      case '.' -> from(CharacterClass.LETTERS);
      case '(' -> group();
      case '[' -> from(bracket());
      case '\\' -> escape(pattern.charAt(at++));
      case '*', '+', '?', '{' -> throw new NotPlain();
      default -> String.valueOf(c);
    };
  }

  private String from(String characters) {
    if (characters.isEmpty()) {
      throw new NotPlain();
    }
    return String.valueOf(characters.charAt(pick(characters.length())));
  }

  private String group() {
    if (isAt('?')) {
      if (pattern.charAt(at + 1) != ':') {
        throw new NotPlain();
      }
      at += 2;
    }
    String text = alternatives();
    at++;
    return text;
  }

  private String escape(char c) {
    return switch (c) {
      case 'd' -> from(CharacterClass.DIGITS);
      case 'w' -> from(CharacterClass.LETTERS);
      case 's' -> " ";
      case 'A', 'Z', 'm', 'M', 'y' -> "";
      default -> {
        if (Character.isLetterOrDigit(c)) {
          throw new NotPlain();
        }
        yield String.valueOf(c);
      }
    };
  }

  private String bracket() {
    CharacterClass read = CharacterClass.at(pattern, at);
    at = read.end();
    return read.characters();
  }
}
