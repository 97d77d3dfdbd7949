package dev.slipway.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests {@link StatementReader} on everything that may stand around a semicolon. */
class StatementReaderTest {

  @Test
  void cutsAtSemicolons() {
    assertThat(statements("SELECT 1; SELECT 2;;\n; SELECT 3"))
        .containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
    assertThat(statements("")).isEmpty();
    assertThat(statements(" ;; -- nothing\n/* nothing */ ; ")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ';'",
        "SELECT E'\\';'",
        "SELECT U&'\\003b;'",
        "SELECT N';', B'1', X'1'",
        "SELECT $$;$$",
        "SELECT $a$;$$;$a$",
        "SELECT \";\" FROM \"a\"\";\"",
        "SELECT /* ; /* ; */ ; */ 1",
        "SELECT -- ;\n1",
        "SELECT 'a'\n';'",
        "SELECT E'a'\n'\\';'",
        "SELECT $1, a$b$c, 1*-1 FROM t WHERE a ? ';' AND b @> '{}'::jsonb",
        "CREATE RULE r AS ON INSERT TO a DO ALSO (INSERT INTO b VALUES (1); DELETE FROM c;)",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END",
        "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC END",
        "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC CALL q(); END",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; END",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT a AS end; SELECT b end; END",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT (SELECT 1 AS end); END",
        "CREATE FUNCTION f() RETURNS int\nbegin /* ; */ atomic -- ;\nSELECT 1; end",
        "CREATE FUNCTION f(atomic int) RETURNS int LANGUAGE sql AS 'SELECT 1;'",
        "CREATE FUNCTION begin() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "SELECT begin, atomic FROM t",
        "SELECT 1 AS begin ORDER BY 1",
      })
  void keepsWholeWhatIsOneStatement(String statement) {
    assertThat(statements(statement + ";SELECT 7")).containsExactly(statement, "SELECT 7");
    assertThat(statements("SELECT 7;" + statement)).containsExactly("SELECT 7", statement);
  }

  @Test
  void aClosingBracketTooManyChangesNothing() {
    assertThat(statements("SELECT 1); SELECT (2); SELECT 3"))
        .containsExactly("SELECT 1)", "SELECT (2)", "SELECT 3");
  }

  @Test
  void commentsAroundStatementsAreNoPartOfThem() {
    List<Statement> read = read("/* a */ SELECT /* b */ 1 /* c */; -- d\nSELECT 2 -- e");
    assertThat(read).extracting(Statement::sql).containsExactly("SELECT /* b */ 1", "SELECT 2");
    assertThat(read.get(0).words()).hasToString("SELECT 1");
  }

  @Test
  void skipsByteOrderMarkAndKeepsCarriageReturns() {
    List<Statement> read = read("\uFEFFSELECT 1;\r\nSELECT\r\n2;\r\n");
    assertThat(read).extracting(Statement::sql).containsExactly("SELECT 1", "SELECT\r\n2");
    assertThat(read.get(0).start()).isEqualTo(1);
  }

  @Test
  void copyRowsBelongToTheirStatement() {
    List<Statement> read =
        read(
            "COPY a FROM stdin;\n"
                + "1;\n"
                + "\\.\n"
                + "copy b (c) from STDIN with (format csv);\n"
                + "2\n"
                + "\\.\n"
                + "SELECT 1;");
    assertThat(read)
        .extracting(Statement::sql)
        .containsExactly(
            "COPY a FROM stdin", "copy b (c) from STDIN with (format csv)", "SELECT 1");
    assertThat(read)
        .extracting(StatementReaderTest::rows)
        .containsExactly("1;\n\\.\n", "2\n\\.\n", "");
  }

  @Test
  void severalCopiesOnOneLineReadTheirRowsInTurn() {
    List<Statement> read =
        read(
            "SELECT 0; COPY a FROM stdin; COPY b FROM stdin; SELECT\n1\n\\.\n2\n\\.\n3; SELECT 4;");
    assertThat(read)
        .extracting(Statement::sql)
        .containsExactly(
            "SELECT 0", "COPY a FROM stdin", "COPY b FROM stdin", "SELECT\n3", "SELECT 4");
    assertThat(read)
        .extracting(StatementReaderTest::rows)
        .containsExactly("", "1\n\\.\n", "2\n\\.\n", "", "");
  }

  @Test
  void copyRowsMayBeWithoutMarkOrAbsent() {
    assertThat(rows(read("COPY a FROM stdin; -- x\r\n1\r\n\\.\r\n").get(0)))
        .isEqualTo("1\r\n\\.\r\n");
    assertThat(rows(read("COPY a FROM stdin;\n1\n2").get(0))).isEqualTo("1\n2");
    assertThat(read("COPY a FROM stdin;\n1\n\\. \n \\.\n\\.x\n2\n\\.").get(0).rowsText())
        .isEqualTo("1\n\\. \n \\.\n\\.x\n2\n");
    assertThat(read("COPY a FROM stdin;\n1\n\\.\t").get(0).rowsText()).isEqualTo("1\n\\.\t");
    assertThat(read("COPY a FROM stdin;\n\\.\n").get(0).rowsText()).isEmpty();
    assertThat(rows(read("COPY a FROM stdin;\n").get(0))).isEmpty();
    assertThat(read("COPY a FROM stdin").get(0).data()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY a FROM 'stdin'",
        "COPY a TO stdout",
        "COPY stdin FROM '/dev/null'",
        "COPY (SELECT 1 FROM stdin) TO stdout",
        "COPY a FROM \"stdin\"",
        "SELECT 1 FROM stdin",
      })
  void onlyCopyFromStdinHasRows(String statement) {
    assertThat(statements(statement + ";\nSELECT 1;")).containsExactly(statement, "SELECT 1");
  }

  @Test
  void refusesAStringThatReachesOverDueRows() {
    SqlSyntaxException failure =
        catchThrowableOfType(
            SqlSyntaxException.class, () -> read("COPY a FROM stdin; SELECT 'x\ny';\n1\n\\.\n"));
    assertThat(failure.offset()).isEqualTo(26);
    assertThat(failure)
        .hasMessage("the rows of COPY ... FROM stdin are due on the next line: end this first");
  }

  @Test
  void backslashSemicolonCutsToo() {
    assertThat(statements("SELECT 1\\; SELECT 2\\;;SELECT 3"))
        .containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
  }

  @Test
  void psqlCommandsAreKeptApart() {
    ParsedText parsed =
        StatementReader.read("\\timing\nSELECT \\echo a\n 1;\n\\echo b \\\\ SELECT 2;");
    assertThat(parsed.statements())
        .extracting(Statement::sql)
        .containsExactly("SELECT \n 1", "SELECT 2");
    assertThat(parsed.metaCommands())
        .extracting(token -> token.in(parsed.text()))
        .containsExactly("\\timing", "\\echo a", "\\echo b \\\\");
  }

  @Test
  void offsetsOfWhatIsSentLeadBackToTheText() {
    String text = "SELECT \\echo a\n 1, b;";
    Statement statement = read(text).get(0);
    assertThat(statement.place(statement.sql().indexOf('b')).offset()).isEqualTo(text.indexOf('b'));
    assertThat(statement.place(0).offset()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET standard_conforming_strings = off",
        "set session Standard_Conforming_Strings to 'off'",
        "SET \"standard_conforming_strings\" = 0",
        "SET LOCAL standard_conforming_strings TO false",
        "SELECT set_config('standard_conforming_strings', 'off', false)",
        "SELECT pg_catalog.set_config('standard_conforming_strings', 'no', false)",
      })
  void followsTheRuleThatStringsAreReadBy(String off) {
    String script = "SELECT 'a\\'; " + off + "; SELECT 'b\\'; c'; ";
    for (String on :
        List.of(
            "SET standard_conforming_strings = on",
            "RESET ALL",
            "RESET standard_conforming_strings",
            "SET standard_conforming_strings TO DEFAULT")) {
      assertThat(statements(script + on + "; SELECT 'd\\'"))
          .containsExactly("SELECT 'a\\'", off, "SELECT 'b\\'; c'", on, "SELECT 'd\\'");
    }
  }

  @Test
  void theRuleEndsWithItsTransaction() {
    String set = "SET standard_conforming_strings = off";
    String local = "SET LOCAL standard_conforming_strings = off";
    assertThat(statements("BEGIN; " + local + "; SELECT 'a\\'; b'; COMMIT; SELECT 'c\\'"))
        .endsWith("SELECT 'a\\'; b'", "COMMIT", "SELECT 'c\\'");
    assertThat(statements("BEGIN; " + set + "; SELECT 'a\\'; b'; ROLLBACK; SELECT 'c\\'"))
        .endsWith("SELECT 'a\\'; b'", "ROLLBACK", "SELECT 'c\\'");
    assertThat(statements("BEGIN; " + set + "; COMMIT; SELECT 'a\\'; b'"))
        .endsWith("COMMIT", "SELECT 'a\\'; b'");
    assertThat(statements(set + "; BEGIN; ROLLBACK; SELECT 'a\\'; b'"))
        .endsWith("ROLLBACK", "SELECT 'a\\'; b'");
    assertThat(statements("BEGIN; " + local + "; COMMIT AND CHAIN; SELECT 'a\\'; COMMIT"))
        .endsWith("COMMIT AND CHAIN", "SELECT 'a\\'", "COMMIT");
  }

  @Test
  void boundariesEndStatementsAndRules() {
    String text = "SET standard_conforming_strings = off\n-- cut\nSELECT 'a\\'\n-- cut\nSELECT 2";
    ParsedText parsed = StatementReader.read(text, comment -> comment.in(text).equals("-- cut"));
    assertThat(parsed.statements())
        .extracting(Statement::sql)
        .containsExactly("SET standard_conforming_strings = off", "SELECT 'a\\'", "SELECT 2");
  }

  private static String rows(Statement statement) {
    return statement.data().map(Stretch::text).orElse("");
  }

  private static List<String> statements(String text) {
    return read(text).stream().map(Statement::sql).toList();
  }

  private static List<Statement> read(String text) {
    return StatementReader.read(text).statements();
  }
}
