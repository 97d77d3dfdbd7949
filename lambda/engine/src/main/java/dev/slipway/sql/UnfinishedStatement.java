package dev.slipway.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement while it is being read: knows whether a semicolon would end it. */
final class UnfinishedStatement {

  private static final int HEAD = 4;
  private static final String SET_CONFIG = "set_config";

  private final List<String> head = new ArrayList<>(HEAD);
  private @Nullable UnfinishedText text;
  private String lastText = "";
  private @Nullable Token last;
  private int brackets;
  private boolean atomicBody;
  private boolean callsSetConfig;

  boolean isEmpty() {
    return text == null;
  }

  /** True when a semicolon is the end of the statement, not a part of it. */
  boolean endsAtSemicolon() {
    return brackets == 0 && !atomicBody;
  }

  void add(Frame frame, Token token) {
    if (token.kind() == TokenKind.SYMBOL) {
      countBrackets(frame.text().charAt(token.start()));
    } else if (token.kind() == TokenKind.WORD) {
      word(frame.text(), token);
    }
    if (head.size() < HEAD) {
      head.add(token.kind() == TokenKind.WORD ? token.in(frame.text()) : "");
    }
    last = token;
    lastText = frame.text();
    if (text == null) {
      text = new UnfinishedText(frame, token.start());
    }
    text.reaches(token.end());
  }

  /** What follows is not part of the statement. */
  void suspend(int at) {
    if (text != null) {
      text.suspend(at);
    }
  }

  /** What follows is part of the statement again. */
  void resume(Frame frame, int at) {
    if (text != null) {
      text.resume(frame, at);
    }
  }

  Statement statement(boolean plainBackslash, boolean generates) {
    if (text == null) {
      throw new IllegalStateException("an empty text is no statement");
    }
    return text.statement(Traits.of(plainBackslash, callsSetConfig, generates));
  }

  private void word(String in, Token word) {
    callsSetConfig |=
        word.end() - word.start() == SET_CONFIG.length()
            && in.regionMatches(true, word.start(), SET_CONFIG, 0, SET_CONFIG.length());
    if (brackets == 0) {
      followAtomicBody(in, word);
    }
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
  private void followAtomicBody(String in, Token word) {
    if (atomicBody) {
      atomicBody = !(is(in, word, "END") && (lastIs(";") || lastIs("ATOMIC")));
    } else if (is(in, word, "ATOMIC") && lastIs("BEGIN")) {
      atomicBody = createsRoutine();
    }
  }

  private boolean createsRoutine() {
    if (!headIs(0, "CREATE")) {
      return false;
    }
    int kind = headIs(1, "OR") && headIs(2, "REPLACE") ? 3 : 1;
    return headIs(kind, "FUNCTION") || headIs(kind, "PROCEDURE");
  }

  private boolean headIs(int index, String word) {
    return index < head.size() && head.get(index).equalsIgnoreCase(word);
  }

  private boolean lastIs(String word) {
    return last != null && last.kind() != TokenKind.QUOTED_NAME && is(lastText, last, word);
  }

  private static boolean is(String in, Token token, String word) {
    return token.end() - token.start() == word.length()
        && in.regionMatches(true, token.start(), word, 0, word.length());
  }
}
