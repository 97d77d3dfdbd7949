package dev.slipway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.psql.Psql;
import dev.slipway.testing.psql.SqlCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** We cut every file of sql-cases and sql-corpus into the statements that psql sends for it. */
class PsqlComparisonTest {

  /** Where psql cuts elsewhere than the server does, and why. */
  private static final Map<String, String> PSQL_IS_WRONG =
      Map.of(
          "04_begin_atomic_case_end_alias.sql",
          "psql takes the bare alias end for the end of the body",
          "49_estring_continued.sql",
          "psql reads a string that goes on in the next line as a new one, without E",
          "82_functions_named_begin_and_end.sql",
          "psql takes a function named begin for the start of a body");

  @BeforeAll
  static void needsPsql() {
    Psql.assumeAvailable();
  }

  static List<SqlCase> files() {
    return Stream.of("sql-cases", "sql-corpus").flatMap(f -> SqlCase.in(f).stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void cutsWherePsqlCuts(SqlCase one) {
    List<String> sent = statements(Psql.sent(one.file(), one.setup().toArray(Path[]::new)));
    List<String> ours =
        StatementReader.read(one.text()).statements().stream()
            .map(statement -> join(statement.tokens(), statement.source()))
            .toList();
    if (PSQL_IS_WRONG.containsKey(one.toString())) {
      assertThat(ours).as(PSQL_IS_WRONG.get(one.toString())).isNotEqualTo(sent);
    } else {
      assertThat(ours).isEqualTo(sent);
    }
  }

  /** What psql sent, without comments and white space; the server would cut nothing else off it. */
  private static List<String> statements(List<String> queries) {
    QuotingRule rule = new QuotingRule();
    boolean plainBackslash = true;
    List<String> statements = new ArrayList<>();
    for (String query : queries) {
      List<Token> tokens = tokens(query, plainBackslash);
      plainBackslash = rule.after(StatementWords.of(query, tokens));
      statements.add(join(tokens, query));
    }
    statements.removeIf(String::isEmpty);
    return statements;
  }

  private static List<Token> tokens(String query, boolean plainBackslash) {
    Lexer lexer = new Lexer(query, 0);
    lexer.standardConformingStrings(plainBackslash);
    List<Token> tokens = new ArrayList<>();
    while (!lexer.atEnd()) {
      Token token = lexer.next();
      if (!token.kind().isGap()) {
        tokens.add(token);
      }
    }
    if (!tokens.isEmpty() && tokens.get(tokens.size() - 1).in(query).equals(";")) {
      tokens.remove(tokens.size() - 1);
    }
    return tokens;
  }

  private static String join(List<Token> tokens, String text) {
    return String.join(" ", tokens.stream().map(token -> token.in(text)).toList());
  }
}
