package dev.slipway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The lexer never loses or invents a character, whatever it is given. */
class StatementReaderPropertiesTest {

  @Property(tries = 5_000)
  void tokensJoinedAreTheText(@ForAll("texts") String text) {
    Lexer lexer = new Lexer(text, 0);
    StringBuilder joined = new StringBuilder();
    try {
      while (!lexer.atEnd()) {
        Token token = lexer.next();
        assertThat(token.start()).isEqualTo(joined.length());
        assertThat(token.end()).isGreaterThan(token.start());
        joined.append(token.in(text));
      }
      assertThat(joined).hasToString(text);
    } catch (SqlSyntaxException e) {
      assertThat(e.offset()).isEqualTo(joined.length());
    }
  }

  @Property(tries = 5_000)
  void statementsAndWhatLiesBetweenAreTheText(@ForAll("texts") String text) {
    ParsedText parsed = read(text).orElse(null);
    Assume.that(parsed != null && parsed.statements().stream().noneMatch(Statement::isMade));
    List<Token> known = known(parsed);
    int position = text.startsWith("\uFEFF") ? 1 : 0;
    for (Token token : known) {
      assertThat(token.start()).isGreaterThanOrEqualTo(position);
      assertSeparator(text.substring(position, token.start()));
      position = token.end();
    }
    assertSeparator(text.substring(position));
  }

  @Property(tries = 5_000)
  void troubleIsInsideTheText(@ForAll("texts") String text) {
    try {
      assertThat(StatementReader.read(text).text()).isSameAs(text);
    } catch (SqlSyntaxException e) {
      assertThat(e.offset()).isBetween(0, text.length() - 1);
    }
  }

  @Property(tries = 5_000)
  void aStatementReadAgainIsOneStatement(@ForAll("texts") String text) {
    boolean readByOtherRules =
        text.contains("standard_conforming") || text.indexOf('\uFEFF', 1) > 0;
    Assume.that(!readByOtherRules);
    ParsedText parsed = read(text).orElse(null);
    Assume.that(parsed != null && parsed.metaCommands().isEmpty());
    for (Statement statement : parsed.statements()) {
      List<Statement> again = StatementReader.read(statement.sql()).statements();
      assertThat(again).hasSize(1);
      assertThat(again.get(0).sql()).isEqualTo(statement.sql());
      assertThat(again.get(0).words()).hasToString(statement.words().toString());
    }
  }

  @Property
  void scriptsGiveBackTheStatementsTheyAreMadeOf(
      @ForAll("statements") List<String> statements, @ForAll("gaps") List<String> gaps) {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < statements.size(); i++) {
      script
          .append(gaps.get(2 * i))
          .append(statements.get(i))
          .append(gaps.get(2 * i + 1))
          .append(';');
    }
    script.append(gaps.get(24));
    assertThat(StatementReader.read(script.toString()).statements())
        .extracting(Statement::sql)
        .isEqualTo(statements);
  }

  @Provide
  Arbitrary<String> texts() {
    return SqlTexts.any();
  }

  @Provide
  Arbitrary<List<String>> statements() {
    return SqlTexts.statements();
  }

  @Provide
  Arbitrary<List<String>> gaps() {
    return SqlTexts.gap().list().ofSize(25);
  }

  /** Everything that was found, in the order of the text. */
  private static List<Token> known(ParsedText parsed) {
    List<Token> known = new ArrayList<>(parsed.comments());
    known.addAll(parsed.metaCommands());
    for (Statement statement : parsed.statements()) {
      known.addAll(statement.tokens());
      statement
          .data()
          .map(rows -> new Token(TokenKind.COPY_DATA, rows.start(), rows.end()))
          .ifPresent(known::add);
    }
    known.sort(Comparator.comparingInt(Token::start).thenComparingInt(Token::end));
    return known;
  }

  private static void assertSeparator(String text) {
    Lexer lexer = new Lexer(text, 0);
    while (!lexer.atEnd()) {
      Token token = lexer.next();
      assertThat(token.kind().isGap() || List.of(";", "\\;").contains(token.in(text)))
          .as("between statements: %s", text)
          .isTrue();
    }
  }

  private static Optional<ParsedText> read(String text) {
    try {
      return Optional.of(StatementReader.read(text));
    } catch (SqlSyntaxException e) {
      return Optional.empty();
    }
  }
}
