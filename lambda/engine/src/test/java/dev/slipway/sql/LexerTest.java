package dev.slipway.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link Lexer} on every form of token. */
class LexerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "''",
        "'it''s'",
        "'a\\'",
        "'a\nb'",
        "E'a\\'b'",
        "e'\\\\'",
        "E'it''s\\''",
        "U&'d\\0061t'",
        "u&'it''s'",
        "N'it''s'",
        "n'a\\'",
        "B'0101'",
        "x'1F'",
        "'木;🌳'",
      })
  void readsStrings(String string) {
    assertThat(tokens(string)).containsExactly("STRING " + string);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"$$$$", "$$it's; $1 $x$$", "$a$ $b$ $$ $a $a$", "$_1$;$_1$", "$木$ $x$ ' $木$"})
  void readsDollarStrings(String string) {
    assertThat(tokens(string)).containsExactly("DOLLAR_STRING " + string);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a;b\"",
        "\"a\"\"b\"",
        "\"a\\\"",
        "U&\"d\\0061t\"",
        "u&\"a\"",
        "\"it's\"",
        "\"$$\""
      })
  void readsQuotedNames(String name) {
    assertThat(tokens(name)).containsExactly("QUOTED_NAME " + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "_1", "a$b$", "été", "木", "🌳", "a\u00a0b", "E", "u", "select"})
  void readsWords(String word) {
    assertThat(tokens(word)).containsExactly("WORD " + word);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "1.5", ".5", "1.", "1e5", "1E-5", "1.5e+3", "0x1F", "1_000", "0b11", "1a"})
  void readsNumbers(String number) {
    assertThat(tokens(number)).containsExactly("NUMBER " + number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-- it's $$", "--", "---- /* x", "--\ta"})
  void readsLineComments(String comment) {
    assertThat(tokens(comment)).containsExactly("LINE_COMMENT " + comment);
    assertThat(tokens(comment + "\ra")).containsExactly("LINE_COMMENT " + comment, "WORD a");
    assertThat(tokens(comment + "\r\na")).containsExactly("LINE_COMMENT " + comment, "WORD a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/**/", "/* it's */", "/* a /* b */ ; */", "/*/**/*/", "/* -- */", "/***/"})
  void readsBlockComments(String comment) {
    assertThat(tokens(comment)).containsExactly("BLOCK_COMMENT " + comment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\timing", "\\echo 'a \\\\ b'", "\\;", "\\set x \"a \\\\\"", "\\echo `a \\\\`"})
  void readsPsqlCommands(String command) {
    assertThat(tokens(command)).containsExactly("META " + command);
    assertThat(tokens(command + "\na")).containsExactly("META " + command, "WORD a");
    assertThat(tokens(command + "\r\na")).containsExactly("META " + command, "WORD a");
  }

  @Test
  void psqlCommandsEndBehindTwoBackslashesOrBeforeTheNext() {
    assertThat(tokens("\\timing \\\\ SELECT 1"))
        .containsExactly("META \\timing \\\\", "WORD SELECT", "NUMBER 1");
    assertThat(tokens("\\timing \\echo a")).containsExactly("META \\timing ", "META \\echo a");
    assertThat(tokens("\\echo 'it\\'s \\\\' \\\\ a"))
        .containsExactly("META \\echo 'it\\'s \\\\' \\\\", "WORD a");
    assertThat(tokens("\\echo 'no end\na")).containsExactly("META \\echo 'no end", "WORD a");
    assertThat(tokens("\\echo 'no end\\\na")).containsExactly("META \\echo 'no end\\", "WORD a");
  }

  @ParameterizedTest
  @CsvSource({
    "a+-1, WORD a; OPERATOR +; OPERATOR -; NUMBER 1",
    "a@-1, WORD a; OPERATOR @-; NUMBER 1",
    "a*-1, WORD a; OPERATOR *; OPERATOR -; NUMBER 1",
    "a->>b, WORD a; OPERATOR ->>; WORD b",
    "a?|b, WORD a; OPERATOR ?|; WORD b",
    "a<>-b, WORD a; OPERATOR <>; OPERATOR -; WORD b",
    "a@--b, WORD a; OPERATOR @; LINE_COMMENT --b",
    "a+--b, WORD a; OPERATOR +; LINE_COMMENT --b",
    "a*/**/b, WORD a; OPERATOR *; BLOCK_COMMENT /**/; WORD b",
    "a/*/b*/, WORD a; BLOCK_COMMENT /*/b*/",
    "-1, OPERATOR -; NUMBER 1",
    "a::b, WORD a; SYMBOL :; SYMBOL :; WORD b",
    "$1$2, PARAMETER $1$2",
    "$1a, PARAMETER $1a",
    "$a, SYMBOL $; WORD a",
    "$1$$1$, PARAMETER $1$$1$",
    "a$$b, WORD a$$b",
    "a.b[1], WORD a; SYMBOL .; WORD b; SYMBOL [; NUMBER 1; SYMBOL ]",
    "e.'x', WORD e; SYMBOL .; STRING 'x'",
    "ee'x', WORD ee; STRING 'x'",
    "U&b, WORD U; OPERATOR &; WORD b",
    "x'1'b'1', STRING x'1'; STRING b'1'",
    "1'a', NUMBER 1; STRING 'a'",
  })
  void cutsWhereTheServerDoes(String text, String expected) {
    assertThat(String.join("; ", tokens(text))).isEqualTo(expected);
  }

  @Test
  void continuesStringsAfterANewlineWithTheRulesOfTheFirstPiece() {
    assertThat(tokens("E'a'\n'b\\''")).containsExactly("STRING E'a'", "STRING 'b\\''");
    assertThat(tokens("E'a' -- c\n 'b\\''"))
        .containsExactly("STRING E'a'", "LINE_COMMENT -- c", "STRING 'b\\''");
    assertThat(tokens("'a'\n'b\\'")).containsExactly("STRING 'a'", "STRING 'b\\'");
    assertThat(tokens("E'a' 'b\\'")).containsExactly("STRING E'a'", "STRING 'b\\'");
    assertThat(tokens("E'a',\n'b\\'")).containsExactly("STRING E'a'", "SYMBOL ,", "STRING 'b\\'");
  }

  @Test
  void readsBackslashesInPlainStringsByTheRuleInForce() {
    Lexer lexer = new Lexer("'a\\'' N'a\\'' U&'a\\' b'0'", 0);
    lexer.standardConformingStrings(false);
    assertThat(tokens(lexer, "'a\\'' N'a\\'' U&'a\\' b'0'"))
        .containsExactly("STRING 'a\\''", "STRING N'a\\''", "STRING U&'a\\'", "STRING b'0'");
  }

  @ParameterizedTest
  @CsvSource({
    "a 'b, 2, string that begins here has no closing quote (')",
    "a E'b\\', 2, string that begins here has no closing quote (')",
    "a U&'b, 2, string that begins here has no closing quote (')",
    "a \"b, 2, quoted name that begins here has no closing quote (\"\")",
    "a $x$ $y$, 2, dollar-quoted string $x$ that begins here has no end",
    "a /* /* */, 2, comment that begins here has no closing */",
  })
  void tellsWhereWhatHasNoEndBegan(String text, int offset, String message) {
    SqlSyntaxException failure = catchThrowableOfType(SqlSyntaxException.class, () -> tokens(text));
    assertThat(failure.offset()).isEqualTo(offset);
    assertThat(failure).hasMessage(message.replace("\"\"", "\""));
  }

  @Test
  void readsCopyRowsUpToTheirMark() {
    assertThat(rows("1\t;\n\\.\nSELECT")).isEqualTo("1\t;\n\\.\n");
    assertThat(rows("\\.x\n\\\\.\r\n\\.\r\nSELECT")).isEqualTo("\\.x\n\\\\.\r\n\\.\r\n");
    assertThat(rows("\\.")).isEqualTo("\\.");
    assertThat(rows("1\n2")).isEqualTo("1\n2");
    assertThat(rows("")).isEmpty();
  }

  @Test
  void breaksSpaceBehindItsFirstNewlineOnDemand() {
    Lexer lexer = new Lexer(" \n \n", 0);
    lexer.breakAfterNewline(true);
    assertThat(lexer.next()).isEqualTo(new Token(TokenKind.SPACE, 0, 2));
    lexer.breakAfterNewline(false);
    assertThat(lexer.next()).isEqualTo(new Token(TokenKind.SPACE, 2, 4));
  }

  private static String rows(String text) {
    return new Lexer(text, 0).copyData().in(text);
  }

  private static List<String> tokens(String text) {
    return tokens(new Lexer(text, 0), text);
  }

  private static List<String> tokens(Lexer lexer, String text) {
    List<String> tokens = new ArrayList<>();
    while (!lexer.atEnd()) {
      Token token = lexer.next();
      if (token.kind() != TokenKind.SPACE) {
        tokens.add(token.kind() + " " + token.in(text));
      }
    }
    return tokens;
  }
}
