package dev.slipway.sql;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * A statement's tokens as words: unquoted names in upper case, everything else as written. What
 * stands in round brackets can be told apart, for key words there mean something else. They are
 * read as far as they are asked for.
 */
public final class StatementWords {

  /** A word, how it was written, and how many brackets it stands in. */
  private record Word(String word, String written, int depth) {}

  private static final Word NONE = new Word("", "", 0);

  private final String text;
  private final Iterator<Token> tokens;
  private final List<Word> words = new ArrayList<>();
  private int level;

  StatementWords(String text, Iterator<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  /** Those of a statement that is the whole of a text. */
  public static StatementWords of(String sql) {
    return new StatementWords(sql, new TokenWalk(sql, 0, sql.length(), true));
  }

  static StatementWords of(String text, List<Token> tokens) {
    return new StatementWords(text, tokens.iterator());
  }

  /** How many there are. */
  public int size() {
    while (tokens.hasNext()) {
      readOne();
    }
    return words.size();
  }

  /** The word at an index, or an empty text beyond the end. */
  public String at(int index) {
    return word(index).word;
  }

  /** The value of the literal at an index. */
  public String text(int index) {
    return Literals.value(at(index));
  }

  /** The qualified name that begins at an index, as written. */
  public String nameAt(int index) {
    StringBuilder name = new StringBuilder();
    for (int i = index; i <= Names.lastPart(this, index); i++) {
      name.append(word(i).written);
    }
    return name.toString();
  }

  /** The first part of the qualified name that begins at an index, as it is stored. */
  public String firstNameAt(int index) {
    return Names.folded(word(index).written);
  }

  /** The last part of the qualified name that begins at an index, as it is stored. */
  public String lastNameAt(int index) {
    return Names.folded(word(Names.lastPart(this, index)).written);
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
    for (int i = 0; isThere(i); i++) {
      if (word(i).depth <= 0 && after(i, sequence) >= 0) {
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
    for (int i = 0; isThere(i); i++) {
      if (after(i, sequence) >= 0) {
        return true;
      }
    }
    return false;
  }

  private Word word(int index) {
    return index >= 0 && isThere(index) ? words.get(index) : NONE;
  }

  private boolean isThere(int index) {
    while (index >= words.size() && tokens.hasNext()) {
      readOne();
    }
    return index < words.size();
  }

  private void readOne() {
    Token token = tokens.next();
    String written = token.in(text);
    level -= written.equals(")") ? 1 : 0;
    boolean name = token.kind() == TokenKind.WORD;
    words.add(new Word(name ? written.toUpperCase(Locale.ROOT) : written, written, level));
    level += written.equals("(") ? 1 : 0;
  }

  @Override
  public String toString() {
    size();
    return String.join(" ", words.stream().map(Word::word).toList());
  }
}
