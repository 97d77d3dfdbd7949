package dev.slipway.sql;

import static dev.slipway.sql.Characters.continuesName;
import static dev.slipway.sql.Characters.isDigit;
import static dev.slipway.sql.Characters.isOperator;
import static dev.slipway.sql.Characters.isSpace;
import static dev.slipway.sql.Characters.startsName;

/**
 * Cuts SQL into tokens the way psql and the server do (PostgreSQL manual, chapter 4.1 "Lexical
 * Structure"; psqlscan.l). Every character belongs to exactly one token.
 */
final class Lexer {

  private final String text;
  private final QuoteScanner quotes;
  private final OperatorScanner operators;
  private int position;
  private boolean plainBackslash = true;
  private boolean breakAfterNewline;
  private final Continuation continuation = new Continuation();

  Lexer(String text, int start) {
    this.text = text;
    this.quotes = new QuoteScanner(text);
    this.operators = new OperatorScanner(text);
    this.position = start;
  }

  int position() {
    return position;
  }

  /** Goes on from there. */
  void skipTo(int offset) {
    position = offset;
  }

  boolean atEnd() {
    return position >= text.length();
  }

  /** Follows {@code SET standard_conforming_strings}: on means a backslash is plain text. */
  void standardConformingStrings(boolean on) {
    plainBackslash = on;
  }

  /** While on, a SPACE token ends right after its first line end. */
  void breakAfterNewline(boolean on) {
    breakAfterNewline = on;
  }

  /** The next token. Throws {@link SqlSyntaxException} for a quote or comment without an end. */
  Token next() {
    int start = position;
    TokenKind kind = read(text.charAt(start));
    Token token = new Token(kind, start, position);
    continuation.saw(token, text);
    return token;
  }

  /** The inline rows that begin here, up to and with the line {@code \.}, or to the end. */
  Token copyData() {
    int start = position;
    position = InlineRows.end(text, start);
    return new Token(TokenKind.COPY_DATA, start, position);
  }

  private TokenKind read(char c) {
    if (isSpace(c)) {
      return space();
    }
    if (startsName(c)) {
      return nameOrPrefixedString(c);
    }
    if (isDigit(c) || (c == '.' && isDigit(at(position + 1)))) {
      return number();
    }
    if (isOperator(c)) {
      return operatorOrComment(c);
    }
    return switch (c) {
      case '\'' -> string(position, continuation.escapes(!plainBackslash));
      case '"' -> quoted(TokenKind.QUOTED_NAME, quotes.name(position, position));
      case '$' -> dollar();
      case '\\' -> meta();
      default -> symbol();
    };
  }

  private TokenKind space() {
    while (position < text.length() && isSpace(text.charAt(position))) {
      position++;
      if (breakAfterNewline && LineEnds.start(text, position) == position) {
        break;
      }
    }
    return TokenKind.SPACE;
  }

  private TokenKind nameOrPrefixedString(char c) {
    int quote = position + (at(position + 1) == '&' ? 2 : 1);
    boolean unicode = quote == position + 2;
    char prefix = Character.toLowerCase(c);
    if (at(quote) == '\'' && (unicode ? prefix == 'u' : "enbx".indexOf(prefix) >= 0)) {
      return string(quote, prefix == 'e' || (prefix == 'n' && !plainBackslash));
    }
    if (at(quote) == '"' && unicode && prefix == 'u') {
      return quoted(TokenKind.QUOTED_NAME, quotes.name(position, quote));
    }
    skipName();
    return TokenKind.WORD;
  }

  private TokenKind string(int quote, boolean escapes) {
    continuation.begin(escapes);
    return quoted(TokenKind.STRING, quotes.string(position, quote, escapes));
  }

  private TokenKind quoted(TokenKind kind, int end) {
    position = end;
    return kind;
  }

  private TokenKind dollar() {
    String delimiter = quotes.dollarDelimiter(position);
    if (delimiter != null) {
      return quoted(TokenKind.DOLLAR_STRING, quotes.dollarEnd(position, delimiter));
    }
    position++;
    if (!isDigit(at(position))) {
      return TokenKind.SYMBOL;
    }
    skipName();
    return TokenKind.PARAMETER;
  }

  private TokenKind number() {
    skipDigits();
    if (at(position) == '.' && at(position + 1) != '.') {
      position++;
      skipDigits();
    }
    boolean exponent = Character.toLowerCase(at(position)) == 'e';
    if (exponent && (at(position + 1) == '+' || at(position + 1) == '-')) {
      position += isDigit(at(position + 2)) ? 2 : 0;
    }
    skipName();
    return TokenKind.NUMBER;
  }

  private TokenKind operatorOrComment(char c) {
    if (c == '-' && at(position + 1) == '-') {
      while (position < text.length() && at(position) != '\n' && at(position) != '\r') {
        position++;
      }
      return TokenKind.LINE_COMMENT;
    }
    if (c == '/' && at(position + 1) == '*') {
      return quoted(TokenKind.BLOCK_COMMENT, quotes.blockComment(position));
    }
    position = operators.end(position);
    return TokenKind.OPERATOR;
  }

  private TokenKind meta() {
    if (at(position + 1) == ';') {
      position += 2;
      return TokenKind.META;
    }
    position = MetaScanner.end(text, position);
    return TokenKind.META;
  }

  private TokenKind symbol() {
    position += Character.charCount(text.codePointAt(position));
    return TokenKind.SYMBOL;
  }

  private void skipDigits() {
    while (isDigit(at(position)) || at(position) == '_') {
      position++;
    }
  }

  private void skipName() {
    while (position < text.length() && continuesName(text.charAt(position))) {
      position++;
    }
  }

  private char at(int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }
}
