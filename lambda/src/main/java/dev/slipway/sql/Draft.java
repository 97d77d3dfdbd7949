package dev.slipway.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement while it is being read: knows whether a semicolon would end it. */
final class Draft {

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final List<Token> cuts = new ArrayList<>();
  private @Nullable Token data;
  private int brackets;
  private boolean atomicBody;

  Draft(String text) {
    this.text = text;
  }

  boolean isEmpty() {
    return tokens.isEmpty();
  }

  /** True when a semicolon is the end of the statement, not a part of it. */
  boolean endsAtSemicolon() {
    return brackets == 0 && !atomicBody;
  }

  void add(Token token) {
    if (token.kind() == TokenKind.SYMBOL) {
      countBrackets(text.charAt(token.start()));
    } else if (token.kind() == TokenKind.WORD && brackets == 0) {
      followAtomicBody(token);
    }
    tokens.add(token);
  }

  /** Leaves out a stretch that psql keeps to itself. */
  void cut(Token token) {
    if (!tokens.isEmpty()) {
      cuts.add(token);
    }
  }

  void data(Token rows) {
    data = rows;
  }

  Statement statement() {
    int end = tokens.get(tokens.size() - 1).end();
    return new Statement(
        text, tokens, cuts.stream().filter(cut -> cut.end() <= end).toList(), data);
  }

  private void countBrackets(char c) {
    if (c == '(') {
      brackets++;
    } else if (c == ')' && brackets > 0) {
      brackets--;
    }
  }

  /**
   * The body of CREATE FUNCTION ... BEGIN ATOMIC ends at an END that follows a semicolon: a CASE
   * never has one there, and a column may be named end anywhere else.
   */
  private void followAtomicBody(Token word) {
    if (atomicBody) {
      atomicBody = !(isWord(word, "END") && (lastIs(";") || lastIs("ATOMIC")));
    } else if (isWord(word, "ATOMIC") && lastIs("BEGIN")) {
      atomicBody = createsRoutine();
    }
  }

  private boolean createsRoutine() {
    Words words = Words.of(text, tokens.subList(0, Math.min(4, tokens.size())));
    return words.starts("CREATE", "OR?", "REPLACE?", "FUNCTION")
        || words.starts("CREATE", "OR?", "REPLACE?", "PROCEDURE");
  }

  private boolean lastIs(String word) {
    return !tokens.isEmpty() && isWord(tokens.get(tokens.size() - 1), word);
  }

  private boolean isWord(Token token, String word) {
    return token.in(text).equalsIgnoreCase(word) && token.kind() != TokenKind.QUOTED_NAME;
  }
}
