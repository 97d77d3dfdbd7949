package dev.slipway.backfill.file;

import dev.slipway.sql.Statement;
import dev.slipway.sql.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes words of a statement's tokens: finds casts, placeholders and the colons of slices. */
final class WordReader {

  private final String text;
  private final List<Token> tokens;
  private final Set<String> parameters;
  private final List<Word> words = new ArrayList<>();
  private final Deque<Integer> brackets = new ArrayDeque<>();

  private WordReader(Statement statement, Set<String> parameters) {
    this.text = statement.source();
    this.tokens = statement.tokens();
    this.parameters = parameters;
  }

  /** The words of a statement; {@code parameters} are the names that a subscript can mean. */
  static Words read(Statement statement, Set<String> parameters) {
    WordReader reader = new WordReader(statement, parameters);
    int at = 0;
    while (at < reader.tokens.size()) {
      at += reader.read(at);
    }
    return new Words(List.copyOf(reader.words));
  }

  /** Reads a word; answers how many tokens it takes. */
  private int read(int at) {
    Token token = tokens.get(at);
    String written = token.in(text);
    if (written.equals(":") && at + 1 < tokens.size()) {
      Token next = tokens.get(at + 1);
      if (next.start() == token.end()) {
        return colon(token, next);
      }
    }
    if (written.equals(")") || written.equals("]")) {
      brackets.poll();
    }
    Word.Kind kind = Word.kind(token);
    add(kind, token, token, kind == Word.Kind.NAME ? written.toUpperCase(Locale.ROOT) : written);
    if (written.equals("(") || written.equals("[")) {
      brackets.push(words.size() - 1);
    }
    return 1;
  }

  private int colon(Token colon, Token next) {
    String written = next.in(text);
    if (written.equals(":")) {
      add(Word.Kind.SIGN, colon, next, "::");
      return 2;
    }
    Word.Kind kind = placeholder(next);
    if (kind == Word.Kind.SIGN || isSlice(written)) {
      add(Word.Kind.SIGN, colon, colon, ":");
      return 1;
    }
    add(kind, colon, next, written);
    return 2;
  }

  private static Word.Kind placeholder(Token next) {
    return switch (next.kind()) {
      case WORD -> Word.Kind.PLACEHOLDER;
      case STRING, QUOTED_NAME -> Word.Kind.PSQL_VARIABLE;
      default -> Word.Kind.SIGN;
    };
  }

  /** In a subscript a colon behind a bound is that of a slice; before a name, most likely too. */
  private boolean isSlice(String name) {
    boolean subscript = !brackets.isEmpty() && words.get(brackets.element()).is("[");
    return subscript && (words.get(words.size() - 1).endsOperand() || !parameters.contains(name));
  }

  private void add(Word.Kind kind, Token first, Token last, String meaning) {
    int from = tokens.get(0).start();
    words.add(
        new Word(
            kind,
            first.start() - from,
            last.end() - from,
            meaning,
            text.substring(first.start(), last.end()),
            brackets.isEmpty() ? -1 : brackets.element()));
  }
}
