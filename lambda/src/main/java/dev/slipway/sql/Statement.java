package dev.slipway.sql;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement where it stands in its text. What is sent to the server is the text from the first
 * to the last token without the closing semicolon, and without what psql keeps to itself (its own
 * commands and COPY rows).
 */
public final class Statement {

  private final String text;
  private final List<Token> tokens;
  private final List<Token> cuts;
  private final @Nullable Token data;
  private final Words words;

  Statement(String text, List<Token> tokens, List<Token> cuts, @Nullable Token data) {
    this.text = text;
    this.tokens = List.copyOf(tokens);
    this.cuts = List.copyOf(cuts);
    this.data = data;
    this.words = Words.of(text, this.tokens);
  }

  /** Offset of the first character in the text. */
  public int start() {
    return tokens.get(0).start();
  }

  /** Offset after the last token; the closing semicolon is not part of it. */
  public int end() {
    return tokens.get(tokens.size() - 1).end();
  }

  /** The tokens that mean something, in order, without the closing semicolon. */
  public List<Token> tokens() {
    return tokens;
  }

  /** The text this statement stands in. */
  public String source() {
    return text;
  }

  /** The tokens in the form statements are recognised by. */
  public Words words() {
    return words;
  }

  /** The inline rows of a COPY ... FROM stdin. */
  public Optional<Token> data() {
    return Optional.ofNullable(data);
  }

  /** Its inline rows as they go over the wire; an empty text when it has none. */
  public String rows() {
    return data == null ? "" : InlineRows.without(data.in(text));
  }

  /** True for COPY ... FROM stdin, whose rows follow in the text. */
  public boolean copiesIn() {
    return words.starts("COPY") && words.contains("FROM", "STDIN");
  }

  /** True for COPY ... TO stdout, whose rows psql would print. */
  public boolean copiesOut() {
    return words.starts("COPY") && words.contains("TO", "STDOUT");
  }

  /** True when the statement cannot end at an offset: in brackets, or in a body of statements. */
  public boolean isOpenAt(int offset) {
    int open = 0;
    boolean body = false;
    for (Token token : tokens) {
      char sign = token.kind() == TokenKind.SYMBOL ? text.charAt(token.start()) : ' ';
      body |= sign == ';';
      if (token.start() < offset) {
        open += sign == '(' ? 1 : sign == ')' ? -1 : 0;
      }
    }
    return body || open > 0;
  }

  /** What the server gets to see. */
  public String sql() {
    StringBuilder sql = new StringBuilder();
    int from = start();
    for (Token cut : cuts) {
      sql.append(text, from, cut.start());
      from = cut.end();
    }
    return sql.append(text, from, end()).toString();
  }

  /** The offset in the text of a character of {@link #sql()}. */
  public int sourceOffset(int sqlOffset) {
    int offset = start() + sqlOffset;
    for (Token cut : cuts) {
      if (offset >= cut.start()) {
        offset += cut.end() - cut.start();
      }
    }
    return offset;
  }

  @Override
  public String toString() {
    return sql();
  }
}
