package dev.slipway.sql;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads the tokens of a statement one by one: nobody has to hold those of a long one. */
final class TokenWalk implements Iterator<Token> {

  private final Lexer lexer;
  private final int end;
  private @Nullable Token next;

  /** {@code plainBackslash}: how its strings are read. */
  TokenWalk(String text, int start, int end, boolean plainBackslash) {
    this.lexer = new Lexer(text, start);
    this.end = end;
    lexer.standardConformingStrings(plainBackslash);
    advance();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Token next() {
    Token token = next;
    if (token == null) {
      throw new NoSuchElementException();
    }
    advance();
    return token;
  }

  private void advance() {
    next = null;
    while (next == null && lexer.position() < end) {
      Token token = lexer.next();
      next = token.kind().isGap() ? null : token;
    }
  }
}
