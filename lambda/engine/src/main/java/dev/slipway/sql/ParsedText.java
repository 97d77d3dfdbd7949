package dev.slipway.sql;

import java.util.List;

/**
 * A text cut into statements.
 *
 * @param statements the statements in order; empty ones are left out
 * @param comments every comment outside of statements' quotes, in order
 * @param metaCommands every psql command, in order
 */
public record ParsedText(
    String text, List<Statement> statements, List<Token> comments, List<Token> metaCommands) {

  /** The statements that begin in a stretch of the text. */
  public List<Statement> between(int start, int end) {
    return statements.stream().filter(s -> s.start() >= start && s.start() < end).toList();
  }
}
