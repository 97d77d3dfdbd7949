package dev.slipway.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the routines that end transactions: DO blocks, procedures and CALLs with COMMIT or ROLLBACK
 * inside (PostgreSQL manual, chapter 41.8 "Transaction Management").
 */
public final class RoutineBody {

  private static final Set<String> STATEMENT_STARTS =
      Set.of("", ";", "BEGIN", "THEN", "ELSE", "LOOP", ">>");

  private RoutineBody() {}

  /**
   * True for a DO block or CALL that ends the transaction it runs in.
   *
   * @param procedures names of procedures known to end transactions
   */
  public static boolean commits(Statement statement, Set<String> procedures) {
    StatementWords words = statement.words();
    if (words.starts("CALL")) {
      return procedures.contains(Names.folded(words.at(Names.lastPart(words, 1))));
    }
    return words.starts("DO") && bodyCommits(statement, procedures);
  }

  /** The name of the procedure this statement creates, when its body ends transactions. */
  public static Optional<String> committingProcedure(Statement statement, Set<String> procedures) {
    StatementWords words = statement.words();
    int name = words.after(0, "CREATE", "OR?", "REPLACE?", "PROCEDURE");
    if (name < 0 || !bodyCommits(statement, procedures)) {
      return Optional.empty();
    }
    return Optional.of(Names.folded(words.at(Names.lastPart(words, name))));
  }

  private static boolean bodyCommits(Statement statement, Set<String> procedures) {
    return statement.tokens().stream()
        .filter(t -> t.kind() == TokenKind.DOLLAR_STRING || t.kind() == TokenKind.STRING)
        .map(token -> Literals.value(token.in(statement.source())))
        .anyMatch(body -> commits(body, procedures));
  }

  private static boolean commits(String body, Set<String> procedures) {
    StatementWords words;
    try {
      words = StatementWords.of(body, tokens(body));
    } catch (SqlSyntaxException notSql) {
      return body.matches("(?is).*\\b(commit|rollback)\\b.*");
    }
    for (int i = 0; i < words.size(); i++) {
      if (STATEMENT_STARTS.contains(words.at(i - 1)) && endsTransaction(words, i, procedures)) {
        return true;
      }
    }
    return words.mentions("PLPY", ".", "COMMIT") || words.mentions("PLPY", ".", "ROLLBACK");
  }

  private static boolean endsTransaction(StatementWords words, int at, Set<String> procedures) {
    if (words.at(at).equals("CALL")) {
      return procedures.contains(Names.folded(words.at(Names.lastPart(words, at + 1))));
    }
    boolean verb = words.at(at).equals("COMMIT") || words.at(at).equals("ROLLBACK");
    return verb && (words.at(at + 1).equals(";") || words.at(at + 1).equals("AND"));
  }

  private static List<Token> tokens(String body) {
    Lexer lexer = new Lexer(body, 0);
    List<Token> tokens = new ArrayList<>();
    while (!lexer.atEnd()) {
      Token token = lexer.next();
      if (!token.kind().isGap()) {
        tokens.add(token);
      }
    }
    return tokens;
  }
}
