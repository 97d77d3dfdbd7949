package dev.slipway.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A statement's tokens as words: unquoted names in upper case, everything else as written. What
 * stands in round brackets can be told apart, for key words there mean something else.
 */
public final class Words {

  private final List<String> words;
  private final List<String> written;
  private final int[] depth;

  private Words(List<String> words, List<String> written, int[] depth) {
    this.words = words;
    this.written = written;
    this.depth = depth;
  }

  static Words of(String text, List<Token> tokens) {
    List<String> words = new ArrayList<>(tokens.size());
    List<String> written = new ArrayList<>(tokens.size());
    int[] depth = new int[tokens.size()];
    int level = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      String word = token.in(text);
      level -= word.equals(")") ? 1 : 0;
      depth[i] = level;
      level += word.equals("(") ? 1 : 0;
      written.add(word);
      words.add(token.kind() == TokenKind.WORD ? word.toUpperCase(Locale.ROOT) : word);
    }
    return new Words(words, written, depth);
  }

  /** How many there are. */
  public int size() {
    return words.size();
  }

  /** The word at an index, or an empty text beyond the end. */
  public String at(int index) {
    return index >= 0 && index < words.size() ? words.get(index) : "";
  }

  /** The value of the literal at an index. */
  public String text(int index) {
    return Literals.value(at(index));
  }

  /** The qualified name that begins at an index, as written. */
  public String nameAt(int index) {
    int last = Names.lastPart(this, index);
    return String.join("", written.subList(index, Math.min(last + 1, written.size())));
  }

  /** The last part of the qualified name that begins at an index, as it is stored. */
  public String lastNameAt(int index) {
    int last = Names.lastPart(this, index);
    return last < written.size() ? Names.folded(written.get(last)) : "";
  }

  /** True when the words begin with the pattern; {@code "UNIQUE?"} may be absent. */
  public boolean starts(String... pattern) {
    return after(0, pattern) >= 0;
  }

  /** The index after the pattern when it stands at {@code from}, else -1. */
  public int after(int from, String... pattern) {
    int at = from;
    for (String expected : pattern) {
      boolean optional = expected.endsWith("?") && expected.length() > 1;
      String word = optional ? expected.substring(0, expected.length() - 1) : expected;
      if (at(at).equals(word)) {
        at++;
      } else if (!optional) {
        return -1;
      }
    }
    return at;
  }

  /** The index of the first place outside brackets where the sequence stands, else -1. */
  public int indexOf(String... sequence) {
    for (int i = 0; i < words.size(); i++) {
      if (depth[i] <= 0 && after(i, sequence) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /** True when the sequence stands somewhere outside brackets. */
  public boolean contains(String... sequence) {
    return indexOf(sequence) >= 0;
  }

  /** True when the sequence stands anywhere, in brackets too. */
  public boolean mentions(String... sequence) {
    for (int i = 0; i < words.size(); i++) {
      if (after(i, sequence) >= 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
