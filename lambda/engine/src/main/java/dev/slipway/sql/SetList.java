package dev.slipway.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wrote to stand behind the SET of an UPDATE (PostgreSQL manual, UPDATE).
 *
 * @param columns that are given values, as they are stored
 * @param problem why it can be something else than assignments, or none at all; empty where it, on
 *     lines of its own, can be nothing else
 */
public record SetList(List<String> columns, Optional<String> problem) {

  /** What may follow assignments, and so ends them. */
  private static final Set<String> BEHIND = Set.of("FROM", "WHERE", "RETURNING");

  /** Reads it; strings as with standard_conforming_strings. Never throws. */
  public static SetList of(String text) {
    Optional<String> problem = Expression.problem(text);
    return problem.isPresent() ? new SetList(List.of(), problem) : new Reader(text).read();
  }

  /** Goes through the tokens of a list. */
  private static final class Reader {

    private final String text;
    private final List<String> columns = new ArrayList<>();

    Reader(String text) {
      this.text = text;
    }

    SetList read() {
      for (List<Token> assignment : assignments()) {
        Optional<String> problem = problem(assignment);
        if (problem.isPresent()) {
          return new SetList(List.of(), problem);
        }
      }
      return new SetList(List.copyOf(columns), Optional.empty());
    }

    /** The tokens between commas that stand in no bracket. */
    private List<List<Token>> assignments() {
      List<List<Token>> all = new ArrayList<>(List.of(new ArrayList<>()));
      Lexer lexer = new Lexer(text, 0);
      int depth = 0;
      while (!lexer.atEnd()) {
        Token token = lexer.next();
        depth += Expression.depth(token, text);
        if (depth == 0 && token.in(text).equals(",")) {
          all.add(new ArrayList<>());
        } else if (!token.kind().isGap()) {
          all.get(all.size() - 1).add(token);
        }
      }
      return all;
    }

    private Optional<String> problem(List<Token> assignment) {
      int equals = equalsSign(assignment);
      if (equals < 1 || equals + 1 == assignment.size() || !target(assignment.subList(0, equals))) {
        return Optional.of(
            (assignment.isEmpty() ? "nothing" : shown(assignment))
                + " is not an assignment; write column = value");
      }
      return ending(assignment.subList(equals + 1, assignment.size()));
    }

    private String shown(List<Token> tokens) {
      return text.substring(tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
    }

    private int equalsSign(List<Token> tokens) {
      int depth = 0;
      for (int i = 0; i < tokens.size(); i++) {
        depth += Expression.depth(tokens.get(i), text);
        if (depth == 0 && tokens.get(i).in(text).equals("=")) {
          return i;
        }
      }
      return -1;
    }

    /** A column, of which a field or an element may be meant; or several in brackets. */
    private boolean target(List<Token> tokens) {
      if (tokens.get(0).in(text).equals("(")) {
        boolean list = tokens.size() > 2 && tokens.get(tokens.size() - 1).in(text).equals(")");
        for (int i = 1; list && i < tokens.size() - 1; i += 2) {
          list = column(tokens.get(i)) && ",)".contains(tokens.get(i + 1).in(text));
        }
        return list;
      }
      boolean part = tokens.size() == 1 || ".[".contains(tokens.get(1).in(text));
      return part && column(tokens.get(0));
    }

    private boolean column(Token token) {
      if (token.kind() == TokenKind.WORD || token.kind() == TokenKind.QUOTED_NAME) {
        return columns.add(Names.folded(Names.withoutEscapes(token.in(text))));
      }
      return false;
    }

    private Optional<String> ending(List<Token> value) {
      int depth = 0;
      String before = "";
      for (Token token : value) {
        depth += Expression.depth(token, text);
        String word = token.kind() == TokenKind.WORD ? token.in(text).toUpperCase(Locale.ROOT) : "";
        boolean compares = word.equals("FROM") && before.equals("DISTINCT");
        if (depth == 0 && BEHIND.contains(word) && !compares) {
          return Optional.of("it goes on with " + word + " behind the values");
        }
        before = word;
      }
      return Optional.empty();
    }
  }
}
