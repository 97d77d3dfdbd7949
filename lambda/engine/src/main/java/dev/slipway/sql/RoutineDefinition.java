package dev.slipway.sql;

import java.util.Optional;

/** What is written where in a DO block, or in the definition of a function or procedure. */
public final class RoutineDefinition {

  private RoutineDefinition() {}

  /** The name of the function or procedure that a statement defines, without its schema. */
  public static Optional<String> nameOf(Statement statement) {
    StatementWords words = statement.words();
    int create = words.after(0, "CREATE", "OR?", "REPLACE?");
    boolean defines = words.at(create).equals("FUNCTION") || words.at(create).equals("PROCEDURE");
    return create < 0 || !defines ? Optional.empty() : Optional.of(words.lastNameAt(create + 1));
  }

  /**
   * The offset in the file at which the body begins, which is its first line; not told where the
   * text is not as it stands in the file.
   */
  public static Optional<Integer> bodyOf(Statement statement) {
    StatementWords words = statement.words();
    int from = words.starts("DO") ? 1 : Math.max(0, words.indexOf("AS"));
    return statement.isMade()
        ? Optional.empty()
        : statement.tokens().stream()
            .skip(from)
            .filter(t -> t.kind() == TokenKind.DOLLAR_STRING || t.kind() == TokenKind.STRING)
            .map(Token::start)
            .findFirst();
  }
}
