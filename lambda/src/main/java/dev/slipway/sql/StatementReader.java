package dev.slipway.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * Cuts a text into statements where psql would send them: at a semicolon outside of quotes,
 * comments, brackets and BEGIN ATOMIC bodies (psql's manual page; psqlscan.l). The rows of a COPY
 * ... FROM stdin belong to their statement.
 */
public final class StatementReader {

  private final String text;
  private final Predicate<Token> boundary;
  private final Lexer lexer;
  private final List<Draft> drafts = new ArrayList<>();
  private final Deque<Draft> waitingForRows = new ArrayDeque<>();
  private final List<Token> comments = new ArrayList<>();
  private final List<Token> metaCommands = new ArrayList<>();
  private QuotingRule quotingRule = new QuotingRule();
  private Draft current;

  private StatementReader(String text, Predicate<Token> boundary) {
    this.text = text;
    this.boundary = boundary;
    this.lexer = new Lexer(text, text.startsWith("\uFEFF") ? 1 : 0);
    this.current = new Draft(text);
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
    return new StatementReader(text, boundary).readAll();
  }

  private ParsedText readAll() {
    while (!lexer.atEnd()) {
      accept(lexer.next());
    }
    finish();
    List<Statement> statements = drafts.stream().map(Draft::statement).toList();
    return new ParsedText(text, statements, List.copyOf(comments), List.copyOf(metaCommands));
  }

  private void accept(Token token) {
    switch (token.kind()) {
      case SPACE -> readRowsAfterNewline(token);
      case BLOCK_COMMENT -> comments.add(token);
      case LINE_COMMENT -> comment(token);
      case META -> meta(token);
      default -> part(token);
    }
    refuseNewlineWhileRowsAreDue(token);
  }

  private void comment(Token token) {
    comments.add(token);
    if (boundary.test(token)) {
      finish();
      quotingRule = new QuotingRule();
      lexer.standardConformingStrings(true);
    }
  }

  private void meta(Token token) {
    if (token.in(text).equals("\\;")) {
      finish();
      return;
    }
    metaCommands.add(token);
    current.cut(token);
  }

  private void part(Token token) {
    boolean semicolon = token.kind() == TokenKind.SYMBOL && text.charAt(token.start()) == ';';
    if (semicolon && current.endsAtSemicolon()) {
      finish();
    } else {
      current.add(token);
    }
  }

  private void finish() {
    if (current.isEmpty()) {
      current = new Draft(text);
      return;
    }
    drafts.add(current);
    Statement statement = current.statement();
    if (statement.copiesIn()) {
      waitingForRows.add(current);
      lexer.breakAfterNewline(true);
    }
    lexer.standardConformingStrings(quotingRule.after(statement.words()));
    current = new Draft(text);
  }

  private void readRowsAfterNewline(Token space) {
    if (waitingForRows.isEmpty() || LineEnds.start(text, space.end()) != space.end()) {
      return;
    }
    while (!waitingForRows.isEmpty()) {
      Token rows = lexer.copyData();
      waitingForRows.remove().data(rows);
      current.cut(rows);
    }
    lexer.breakAfterNewline(false);
  }

  private void refuseNewlineWhileRowsAreDue(Token token) {
    if (!waitingForRows.isEmpty() && LineEnds.end(text, token.start()) < token.end()) {
      throw new SqlSyntaxException(
          token.start(),
          "the rows of COPY ... FROM stdin are due on the next line: end this first");
    }
  }
}
