package dev.slipway.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Cuts a text into statements where psql would send them: at a semicolon outside of quotes,
 * comments, brackets and BEGIN ATOMIC bodies (psql's manual page; psqlscan.l). The rows of a COPY
 * ... FROM stdin belong to their statement.
 */
public final class StatementReader {

  private final String text;
  private final Predicate<Token> boundary;
  private final Interpreter interpreter;
  private final StatementList statements = new StatementList();
  private final List<Token> comments = new ArrayList<>();
  private final List<Token> metaCommands = new ArrayList<>();
  private QuotingRule quotingRule = new QuotingRule();
  private boolean plainBackslash = true;
  private Frame frame;
  private UnfinishedStatement current = new UnfinishedStatement();
  private int endOfCast = -1;

  private StatementReader(SqlSource source, Predicate<Token> boundary, Interpreter interpreter) {
    this.text = source.text();
    this.boundary = boundary;
    this.interpreter = interpreter;
    this.frame = Frame.file(source);
  }

  /** The statements of a text. Throws {@link SqlSyntaxException} for a quote without an end. */
  public static ParsedText read(String text) {
    return read(text, comment -> false);
  }

  /**
   * The statements of a text in which some line comments are boundaries: no statement reaches over
   * one, and each stretch between two is read as a session of its own.
   */
  public static ParsedText read(String text, Predicate<Token> boundary) {
    return read(SqlSource.of(text), boundary, Interpreter.NONE);
  }

  /** The same with psql's commands and variables, as an interpreter understands them. */
  public static ParsedText read(
      SqlSource source, Predicate<Token> boundary, Interpreter interpreter) {
    return new StatementReader(source, boundary, interpreter).readAll();
  }

  private ParsedText readAll() {
    readFile();
    return new ParsedText(
        text, statements.list(), List.copyOf(comments), List.copyOf(metaCommands));
  }

  private void readFile() {
    readFrame();
    finish();
    statements.noMoreRows();
    interpreter.ended(frame.place(frame.text().length()));
  }

  private void readFrame() {
    Lexer lexer = frame.lexer();
    while (!lexer.atEnd()) {
      lexer.standardConformingStrings(plainBackslash);
      accept(next(lexer));
    }
  }

  private Token next(Lexer lexer) {
    try {
      return lexer.next();
    } catch (SqlSyntaxException e) {
      throw e.in(frame);
    }
  }

  private void accept(Token token) {
    TokenKind kind = token.kind();
    if (kind == TokenKind.SPACE) {
      readRowsAfterNewline(token);
    } else if (kind == TokenKind.BLOCK_COMMENT) {
      blockComment(token);
    } else if (kind == TokenKind.LINE_COMMENT) {
      comment(token);
    } else if (kind == TokenKind.META) {
      meta(token);
    } else {
      part(token);
    }
    refuseNewlineWhileRowsAreDue(token);
  }

  private void blockComment(Token token) {
    if (frame.isFile() && frame.source().includedBy() == null) {
      comments.add(token);
    }
  }

  private void comment(Token token) {
    if (!frame.isFile()) {
      return;
    }
    if (frame.source().includedBy() != null) {
      interpreter.comment(token, frame.place(token.start()));
      return;
    }
    comments.add(token);
    if (boundary.test(token)) {
      finish();
      interpreter.ended(frame.place(token.start()));
      quotingRule = new QuotingRule();
      plainBackslash = true;
    }
  }

  private void meta(Token token) {
    String command = token.in(frame.text());
    if (command.equals("\\;")) {
      finish();
      return;
    }
    metaCommands.add(token);
    current.suspend(token.start());
    apply(interpreter.command(command, frame.place(token.start())), token);
    if (interpreter.isActive()) {
      current.resume(frame, token.end());
    }
  }

  private void apply(Effect effect, Token token) {
    if (effect instanceof Effect.Include include) {
      include(include.source(), token);
    } else if (effect instanceof Effect.Send send) {
      if (current.isEmpty()) {
        statements.repeat(send.generates());
      } else {
        finish(send.generates());
      }
    } else if (effect instanceof Effect.Reset) {
      current = new UnfinishedStatement();
    } else if (effect instanceof Effect.Copy copy) {
      copy(copy, token);
    }
  }

  private void include(SqlSource file, Token token) {
    refuseWhileRowsAreDue(token);
    Frame outer = frame;
    UnfinishedStatement interrupted = current;
    frame = Frame.file(file);
    current = new UnfinishedStatement();
    readFile();
    frame = outer;
    current = interrupted;
  }

  private void copy(Effect.Copy copy, Token token) {
    Place place = frame.place(token.start());
    Stretch at = new Stretch(place.source(), place.offset(), place.offset());
    Made made = new Made(copy.sql(), List.of(new Made.Piece(0, place.offset(), false)));
    SqlSource rows = copy.rows();
    Stretch data = rows == null ? null : new Stretch(rows, rows.start(), rows.text().length());
    add(new Statement(at, made, data, Traits.of(plainBackslash, false, false)), rows == null);
  }

  private void part(Token token) {
    if (!interpreter.isActive()) {
      return;
    }
    char c = token.kind() == TokenKind.SYMBOL ? frame.text().charAt(token.start()) : 0;
    if (c == ';' && current.endsAtSemicolon()) {
      finish();
    } else if (c != ':' || !isReplaced(token)) {
      current.add(frame, token);
    }
  }

  /** Reads the value of a variable whose colon this is; false when there is none. */
  private boolean isReplaced(Token colon) {
    if (colon.start() == endOfCast || frame.text().startsWith(":", colon.end())) {
      endOfCast = colon.start() == endOfCast ? -1 : colon.end();
      return false;
    }
    Reference reference = Reference.at(frame.text(), colon.start());
    if (reference == null || frame.isValueOf(reference.name())) {
      return false;
    }
    Optional<String> value = interpreter.value(reference, frame.place(colon.start()));
    value.ifPresent(v -> readValue(v, colon.start(), reference));
    return value.isPresent();
  }

  private void readValue(String value, int at, Reference reference) {
    Frame user = frame;
    current.suspend(at);
    frame = user.value(value, at, reference.name());
    current.resume(frame, 0);
    readFrame();
    current.suspend(value.length());
    frame = user;
    current.resume(user, reference.end());
    user.lexer().skipTo(reference.end());
  }

  private void finish() {
    finish(false);
  }

  private void finish(boolean generates) {
    if (!current.isEmpty()) {
      Statement statement = current.statement(plainBackslash, generates);
      add(statement, statement.copiesIn());
    }
    current = new UnfinishedStatement();
  }

  private void add(Statement statement, boolean rowsFollow) {
    statements.add(statement, rowsFollow);
    plainBackslash = quotingRule.after(statement);
    if (rowsFollow) {
      frame.lexer().breakAfterNewline(true);
    }
  }

  private void readRowsAfterNewline(Token space) {
    if (!statements.wantsRows() || LineEnds.start(frame.text(), space.end()) != space.end()) {
      return;
    }
    current.suspend(space.end());
    Lexer lexer = frame.lexer();
    while (statements.wantsRows()) {
      Token rows = lexer.copyData();
      statements.rows(new Stretch(frame.source(), rows.start(), rows.end()));
    }
    lexer.breakAfterNewline(false);
    current.resume(frame, lexer.position());
  }

  private void refuseNewlineWhileRowsAreDue(Token token) {
    if (statements.wantsRows() && LineEnds.end(frame.text(), token.start()) < token.end()) {
      refuseWhileRowsAreDue(token);
    }
  }

  private void refuseWhileRowsAreDue(Token token) {
    if (statements.wantsRows()) {
      throw new SqlSyntaxException(
              token.start(),
              "the rows of COPY ... FROM stdin are due on the next line: end this first")
          .in(frame);
    }
  }
}
