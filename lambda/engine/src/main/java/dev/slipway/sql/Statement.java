package dev.slipway.sql;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One statement where it stands in its text. What is sent to the server is the text from the first
 * to the last token without the closing semicolon, and without what psql keeps to itself (its own
 * commands and COPY rows). Its tokens are read when they are asked for, and not kept.
 */
public final class Statement {

  private final SqlSource source;
  private final int start;
  private final int end;
  private final @Nullable Made made;
  private final @Nullable Stretch data;
  private final Traits traits;

  /** A statement that is a stretch of its file, or was made where that stretch is. */
  Statement(Stretch stretch, @Nullable Made made, @Nullable Stretch data, Traits traits) {
    this.source = stretch.source();
    this.start = stretch.start();
    this.end = stretch.end();
    this.made = made;
    this.data = data;
    this.traits = traits;
  }

  /** This statement with its rows. */
  Statement with(Stretch rows) {
    return new Statement(stretch(), made, rows, traits);
  }

  /** This statement sent once more, perhaps for what it answers. */
  Statement again(boolean generates) {
    Traits other = Traits.of(traits.plainBackslash(), traits.callsSetConfig(), generates);
    return new Statement(stretch(), made, null, other);
  }

  private Stretch stretch() {
    return new Stretch(source, start, end);
  }

  /**
   * Offset of the first character in the text that was read; for one of an included file, of what
   * included it.
   */
  public int start() {
    Place by = source.includedBy();
    return by == null ? start : by.outermost().offset();
  }

  /** Offset after the last character, in the same text; the closing semicolon is not part of it. */
  public int end() {
    boolean here = source.includedBy() == null;
    return !here ? start() : made == null ? end : place(made.text().length() - 1).offset() + 1;
  }

  /** How many characters are sent. */
  public int length() {
    return made == null ? end - start : made.text().length();
  }

  /** The tokens that mean something, in order, without the closing semicolon. */
  public List<Token> tokens() {
    List<Token> tokens = new ArrayList<>();
    eachToken(tokens::add);
    return tokens;
  }

  /** Reads the tokens one by one; they count in {@link #source()}. */
  public void eachToken(Consumer<Token> reader) {
    walk().forEachRemaining(reader);
  }

  /** The text that the tokens count in. */
  public String source() {
    return made == null ? source.text() : made.text();
  }

  /** The tokens in the form statements are recognised by, read as far as they are asked for. */
  public StatementWords words() {
    return new StatementWords(source(), walk());
  }

  private TokenWalk walk() {
    boolean plain = traits.plainBackslash();
    return made == null
        ? new TokenWalk(source.text(), start, end, plain)
        : new TokenWalk(made.text(), 0, made.text().length(), plain);
  }

  /** The rows of a COPY ... FROM stdin. */
  public Optional<Stretch> data() {
    return Optional.ofNullable(data);
  }

  /** Its inline rows as they go over the wire; nothing when it has none. */
  public TextReader rows() {
    if (data == null) {
      return new TextReader("");
    }
    String text = data.source().text();
    return new TextReader(text, data.start(), InlineRows.close(text, data.start(), data.end()));
  }

  /** The same as one text. */
  public String rowsText() {
    return data == null ? "" : InlineRows.without(data.text());
  }

  /** True for COPY ... FROM stdin, whose rows follow in the text. */
  public boolean copiesIn() {
    StatementWords words = words();
    return words.starts("COPY") && words.contains("FROM", "STDIN");
  }

  /** True for COPY ... TO stdout, whose rows psql would print. */
  public boolean copiesOut() {
    StatementWords words = words();
    return words.starts("COPY") && words.contains("TO", "STDOUT");
  }

  /** True when the statement cannot end at an offset: in brackets, or in a body of statements. */
  public boolean isOpenAt(int offset) {
    int open = 0;
    boolean body = false;
    String text = source();
    for (Iterator<Token> tokens = walk(); tokens.hasNext(); ) {
      Token token = tokens.next();
      char sign = token.kind() == TokenKind.SYMBOL ? text.charAt(token.start()) : ' ';
      body |= sign == ';';
      if (place(token.start() - from()).offset() < offset) {
        open += sign == '(' ? 1 : sign == ')' ? -1 : 0;
      }
    }
    return body || open > 0;
  }

  private int from() {
    return made == null ? start : 0;
  }

  /** True for a query whose answer is run as statements: psql's {@code \\gexec}. */
  public boolean generates() {
    return traits.generates();
  }

  /** True when it may call set_config. */
  boolean callsSetConfig() {
    return traits.callsSetConfig();
  }

  /** True when its text is not as it stands in the file that was read. */
  public boolean isMade() {
    return made != null || source.includedBy() != null || traits.generates();
  }

  /** What the server gets to see. */
  public String sql() {
    return made == null ? source.text().substring(start, end) : made.text();
  }

  /** What people get to see: without the passwords that stand in it. */
  public String shown() {
    String shown = Passwords.mask(sql());
    return traits.generates() ? shown + " \\gexec" : shown;
  }

  /** The place of a character of {@link #sql()}. */
  public Place place(int sqlOffset) {
    return new Place(source, made == null ? start + sqlOffset : made.sourceOffset(sqlOffset));
  }

  @Override
  public String toString() {
    return sql();
  }
}
