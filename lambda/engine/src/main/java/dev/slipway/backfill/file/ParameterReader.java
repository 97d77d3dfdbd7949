package dev.slipway.backfill.file;

import dev.slipway.error.Problems;
import dev.slipway.sql.Literals;
import dev.slipway.sql.ParsedText;
import dev.slipway.sql.SqlSyntaxException;
import dev.slipway.sql.StatementReader;
import dev.slipway.sql.Token;
import dev.slipway.sql.TokenKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code -- Params: rarity, since timestamptz, most int = 5}. */
final class ParameterReader {

  private static final String FORM =
      "write it as name, name type, or name type = value, separated by commas";
  private static final Set<String> OURS =
      Set.of(BoundReader.FROM, BoundReader.TO, BatchStatement.SIZE);
  private static final Set<TokenKind> OF_A_TYPE =
      Set.of(TokenKind.WORD, TokenKind.QUOTED_NAME, TokenKind.NUMBER, TokenKind.SYMBOL);

  private final String text;
  private final String where;
  private final Problems problems;
  private final List<BackfillParameter> parameters = new ArrayList<>();
  private final Set<String> seen = new HashSet<>(OURS);

  private ParameterReader(HeaderLines.Line line, Problems problems) {
    this.text = line.value();
    this.where = line.where();
    this.problems = problems;
  }

  static List<BackfillParameter> read(HeaderLines.Line line, Problems problems) {
    ParameterReader reader = new ParameterReader(line, problems);
    if (!line.value().isEmpty()) {
      reader.readAll();
    }
    return List.copyOf(reader.parameters);
  }

  private void readAll() {
    List<Token> part = new ArrayList<>();
    int depth = 0;
    for (Token token : tokens()) {
      String written = token.in(text);
      depth += written.equals("(") ? 1 : written.equals(")") ? -1 : 0;
      if (depth == 0 && written.equals(",")) {
        parameter(part);
        part.clear();
      } else {
        part.add(token);
      }
    }
    parameter(part);
  }

  private List<Token> tokens() {
    try {
      ParsedText parsed = StatementReader.read(text);
      boolean one = parsed.statements().size() == 1 && parsed.comments().isEmpty();
      boolean whole = one && parsed.statements().get(0).end() == text.length();
      if (whole) {
        return parsed.statements().get(0).tokens();
      }
    } catch (SqlSyntaxException unclosed) {
      problems.add(where, "Params cannot be read: " + unclosed.getMessage());
      return List.of();
    }
    return List.of();
  }

  private void parameter(List<Token> part) {
    String name = part.isEmpty() ? "" : part.get(0).in(text);
    if (part.isEmpty() || !name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      problems.add(where, "\"" + text + "\" are no parameters; " + FORM);
      return;
    }
    if (!seen.add(name)) {
      String why = OURS.contains(name) ? "the engine gives its value" : "it is there twice";
      problems.add(where, name + " cannot be a parameter: " + why);
      return;
    }
    int equals = sign(part);
    List<Token> type = part.subList(1, equals);
    if (!type.stream().allMatch(this::isOfType)) {
      problems.add(where, stretch(type) + " is not a type of the parameter " + name + "; " + FORM);
      return;
    }
    parameters.add(
        new BackfillParameter(
            name,
            type.isEmpty() ? BackfillParameter.INFERRED : stretch(type),
            equals == part.size() ? null : value(name, part.subList(equals + 1, part.size()))));
  }

  private int sign(List<Token> part) {
    int at = 0;
    while (at < part.size() && !part.get(at).in(text).equals("=")) {
      at++;
    }
    return at;
  }

  private boolean isOfType(Token token) {
    boolean sign = token.kind() == TokenKind.SYMBOL;
    return OF_A_TYPE.contains(token.kind()) && (!sign || "()[],.".contains(token.in(text)));
  }

  /** A literal means what it holds; anything else is taken as it is written. */
  private @Nullable String value(String name, List<Token> written) {
    if (written.isEmpty() || (written.size() == 1 && isNull(written.get(0)))) {
      problems.add(
          where,
          name + " has no value behind its =; write '' for an empty text, NULL cannot be given");
      return null;
    }
    Token first = written.get(0);
    boolean literal =
        written.size() == 1
            && (first.kind() == TokenKind.STRING || first.kind() == TokenKind.DOLLAR_STRING);
    return literal ? Literals.value(first.in(text)) : stretch(written);
  }

  private boolean isNull(Token token) {
    return token.in(text).equalsIgnoreCase("null");
  }

  private String stretch(List<Token> tokens) {
    return tokens.isEmpty()
        ? ""
        : text.substring(tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
  }
}
