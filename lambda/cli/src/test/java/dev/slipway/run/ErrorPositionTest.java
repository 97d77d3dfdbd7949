package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors name file, line and column of the token they are about; a tab is one column. */
class ErrorPositionTest {

  private static final String MISSING = "column \"wrong\" does not exist (42703).";

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  @Test
  void pointsAtTheFirstToken() throws IOException {
    write("WRONG x;");
    assertThat(run("up").err())
        .startsWith("slipway: 001_case.sql:1:1: syntax error at or near \"WRONG\" (42601).\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT \t\twrong;",
        "SELECT 'é木'\t, wrong;",
        "SELECT '🌳🌳', wrong, '🌳';",
        "SELECT /* 🌳 é */ wrong;",
        "SELECT \"pg_class\".relname, wrong FROM pg_class;",
        "\uFEFFSELECT '🌳', wrong;",
        "/* 🌳 */ SELECT 1; SELECT '🌳'; /* é */ SELECT wrong;",
        "SELECT 1 WHERE '木' = ''; DO $$ BEGIN /* 🌳 */ END $$; SELECT '🌳', wrong, 1;",
      })
  void countsCharactersBeforeIt(String line) throws IOException {
    String before = line.substring(0, line.indexOf("wrong")).replace("\uFEFF", "");
    int column = 1 + before.codePointCount(0, before.length());
    assertThat(failure(line)).isEqualTo("1:" + column + ": " + MISSING);
  }

  @Test
  void countsLinesBeforeIt() throws IOException {
    String text =
        "\uFEFF-- 🌳 it's\r\n"
            + "CREATE TABLE a (é int);\r\n\r\n"
            + "INSERT INTO a VALUES (1);\r\n"
            + "SELECT '木\r\n"
            + "🌳',\r\n"
            + "\té,\twrong\r\n"
            + "FROM a;\r\n";
    assertThat(failure(text)).isEqualTo("7:5: " + MISSING);
  }

  @Test
  void pointsIntoTheAuthorsTransaction() throws IOException {
    assertThat(failure("CREATE TABLE a (b int);\nBEGIN;\n  SELECT 1;\n  SELECT wrong;\nCOMMIT;\n"))
        .isEqualTo("4:10: " + MISSING);
  }

  @Test
  void pointsIntoAStatementThatRunsAlone() throws IOException {
    assertThat(failure("CREATE TABLE a (b int);\n CREATE INDEX CONCURRENTLY i\n ON a (wrong);\n"))
        .isEqualTo("2:2: " + MISSING);
  }

  @Test
  void pointsAtAStatementThatRunsAlone() throws IOException {
    assertThat(failure("SELECT 1;\nVACUUM wrong.a;\n"))
        .isEqualTo("2:1: schema \"wrong\" does not exist (3F000).");
  }

  @Test
  void pointsBehindPsqlCommands() throws IOException {
    assertThat(failure("\\timing\nSELECT 1, \\echo x\n  wrong;\n\\timing\n"))
        .isEqualTo("3:3: " + MISSING);
    assertThat(failure("\\echo x \\\\ SELECT wrong;")).isEqualTo("1:19: " + MISSING);
  }

  @Test
  void pointsBehindAnotherStringRule() throws IOException {
    assertThat(
            failure(
                "SET escape_string_warning = off;\nSET standard_conforming_strings = off;\n"
                    + "SELECT 'it\\'s; 🌳',\n  wrong;"))
        .isEqualTo("4:3: " + MISSING);
  }

  @Test
  void aCarriageReturnAloneEndsALine() throws IOException {
    assertThat(failure("SELECT '木\r', wrong;")).isEqualTo("2:4: " + MISSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void countsTheRowsOfACopy(String newline) throws IOException {
    String text =
        "CREATE TABLE a (b int, c text);%nCOPY a FROM stdin;%n1\t🌳%n2\t木%nx\té%n\\.%nSELECT 1;%n";
    assertThat(failure(text.replace("%n", newline)))
        .isEqualTo(
            "5:1 (row 3 of the COPY): invalid input syntax for type integer: \"x\" (22P02).");
  }

  @Test
  void countsTheRowsOfTheSecondCopyOnALine() throws IOException {
    String text =
        "CREATE TABLE a (b int);\nCOPY a FROM stdin; COPY a FROM stdin;\n1\n\\.\n2\n3\nx\n\\.\n";
    assertThat(failure(text))
        .isEqualTo(
            "7:1 (row 3 of the COPY): invalid input syntax for type integer: \"x\" (22P02).");
  }

  @Test
  void pointsAtTheCopyItself() throws IOException {
    assertThat(failure("SELECT 1;\n  COPY wrong FROM stdin;\n1\n\\.\n"))
        .isEqualTo("2:3: relation \"wrong\" does not exist (42P01).");
    assertThat(failure("CREATE TABLE a (b int);\nCOPY a TO stdout (FORMAT csv,\n WRONG 1);\n"))
        .isEqualTo("3:2: option \"wrong\" not recognized (42601).");
  }

  @Test
  void pointsBehindACopy() throws IOException {
    assertThat(failure("CREATE TABLE a (b int);\nCOPY a FROM stdin; SELECT\n1\n\\.\n wrong;"))
        .isEqualTo("5:2: " + MISSING);
  }

  @Test
  void pointsIntoTheVerifySection() throws IOException {
    assertThat(failure("SELECT '🌳';\n-- VERIFY\nSELECT true;\n SELECT 'it''s \\ 🌳',\n\twrong;\n"))
        .isEqualTo("5:2: " + MISSING);
    assertThat(failure("SELECT '🌳';\n-- VERIFY\nSELECT true;\n  SELECT false, '🌳';\n"))
        .isEqualTo("4:3: VERIFY answered false (VERIFY).");
  }

  @Test
  void pointsAtPlaceholdersAndBehindThem() throws IOException {
    String text = "SELECT '${a}', ${b}\n, '${a}', ${none} ";
    assertThat(failure(text.replace(", ${none}", ", wrong"), "--set", "a=🌳 long", "--set", "b=1"))
        .isEqualTo("2:11: " + MISSING);
    assertThat(failure(text.replace(", ${none}", ""), "--set", "a=🌳 long", "--set", "b=1, wrong"))
        .isEqualTo("1:16: " + MISSING);
    assertThat(failure(text, "--set", "a=", "--set", "b=1", "--set", "none=${none}"))
        .isEqualTo("2:11: syntax error at or near \"$\" (42601).");
  }

  @Test
  void pointsAtPlaceholdersInCopyAndVerify() throws IOException {
    String copy = "CREATE TABLE a (b int);\nCOPY ${t} FROM stdin;\n1\n${x}\n\\.\n";
    assertThat(failure(copy, "--set", "t=a", "--set", "x=longer\n2"))
        .isEqualTo(
            "4:1 (row 2 of the COPY): invalid input syntax for type integer: \"longer\" (22P02).");
    assertThat(failure("SELECT 1;\n-- VERIFY\nSELECT '${a}', wrong;", "--set", "a=🌳🌳🌳🌳🌳🌳"))
        .isEqualTo("3:16: " + MISSING);
  }

  @Test
  void pointsIntoACommentedDown() throws IOException {
    write("SELECT 1;\n-- DOWN\n-- SELECT '🌳';\n--SELECT 1,\n  -- \twrong;\n");
    assertThat(run("up").exitCode()).isZero();
    assertThat(firstLine(run("down"))).isEqualTo("5:7: " + MISSING);
  }

  @Test
  void pointsAtTheStatementWhenTheServerNamesNoPlace() throws IOException {
    String table = "CREATE TABLE a (b int PRIMARY KEY);\nINSERT INTO a VALUES (1);\n";
    assertThat(failure(table + "SELECT '🌳'; /* x */ INSERT INTO a VALUES (2), (1); SELECT 2;\n"))
        .isEqualTo("3:21: duplicate key value violates unique constraint \"a_pkey\" (23505).");
    assertThat(failure(table + "BEGIN; SELECT 1;\n\tINSERT INTO a VALUES (1);\nCOMMIT;\n"))
        .isEqualTo("4:2: duplicate key value violates unique constraint \"a_pkey\" (23505).");
  }

  @Test
  void pointsAtTheStatementBehindThoseThatAnswerOddly() throws IOException {
    String text =
        """
        CREATE TABLE a (b int PRIMARY KEY);
        CREATE RULE r AS ON UPDATE TO a DO ALSO (SELECT 1; SELECT 2);
        UPDATE a SET b = 2;
        SELECT 1 WHERE false;
        CREATE RULE s AS ON DELETE TO a DO INSTEAD NOTHING;
        DELETE FROM a;
        LISTEN x; NOTIFY x;
        PREPARE p AS SELECT 1; EXECUTE p;
        EXPLAIN SELECT 1;
        DO $$ BEGIN RAISE NOTICE 'x'; END $$;
        INSERT INTO a VALUES (1) RETURNING b;
        SHOW lock_timeout;
          INSERT INTO a VALUES (1);
        SELECT 2;
        """;
    assertThat(failure(text))
        .isEqualTo("13:3: duplicate key value violates unique constraint \"a_pkey\" (23505).");
  }

  @Test
  void pointsIntoAFunctionsBody() throws IOException {
    String sql =
        "SELECT '🌳';\nCREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$\n\tSELECT 'é', wrong $$;";
    assertThat(failure(sql)).isEqualTo("3:14: " + MISSING);
    String plpgsql =
        "SELECT '🌳';\n"
            + "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$\n"
            + "BEGIN\n"
            + "  é wrong;\n"
            + "END $$;";
    assertThat(failure(plpgsql)).isEqualTo("4:3: syntax error at or near \"é\" (42601).");
  }

  @Test
  void pointsAtTheDoBlockThatFails() throws IOException {
    assertThat(failure("SELECT 1;\n DO $$\nBEGIN\n  PERFORM wrong;\nEND $$;"))
        .isEqualTo("2:2: " + MISSING);
  }

  @Test
  void countsTheLinesOfABlock() throws IOException {
    write("SELECT 1;\n DO $$\nBEGIN\n  PERFORM 1;\n  PERFORM 1/0;\nEND $$;");
    assertThat(run("up").err())
        .contains("001_case.sql:2:2: division by zero (22012).\n")
        .contains(
            "  Context: PL/pgSQL function inline_code_block line 4 at PERFORM (001_case.sql:5)\n");
  }

  @Test
  void countsTheLinesOfFunctionsOfTheFile() throws IOException {
    write(
        """
        CREATE TABLE a (b int);
        CREATE FUNCTION chk() RETURNS trigger LANGUAGE plpgsql AS $f$
        BEGIN
          PERFORM "Div 0"(new.b);
          RETURN new;
        END $f$;
        CREATE OR REPLACE FUNCTION "Div 0"(x int) RETURNS int LANGUAGE plpgsql AS '
        BEGIN
          RETURN x / 0;
        END';
        CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION chk();
        INSERT INTO a VALUES (1);
        """);
    assertThat(run("up").err())
        .startsWith("slipway: 001_case.sql:12:1: division by zero (22012).\n")
        .contains("line 3 at RETURN (001_case.sql:9)\n")
        .contains("PL/pgSQL function chk() line 3 at PERFORM (001_case.sql:4)\n");
  }

  @Test
  void ofFunctionsOutsideOfTheFileOnlyTheLineIsTold() throws Exception {
    db.execute(
        "CREATE FUNCTION f(x int) RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\nRETURN x / 0;\nEND $$",
        "CREATE FUNCTION g(x int) RETURNS int LANGUAGE sql AS $$ SELECT f(x) $$");
    write("SELECT g(1);");
    assertThat(run("up").err())
        .contains("  Context: PL/pgSQL function f(integer) line 3 at RETURN\n")
        .doesNotContain("001_case.sql:3");
  }

  @Test
  void theContextHoldsNeitherTextsNorValues() throws IOException {
    write("DO $$ BEGIN EXECUTE 'SELECT 1/0 -- ' || 'hid' || 'den42'; END $$;");
    assertThat(run("up").err()).contains("Context: PL/pgSQL").doesNotContain("hidden42");
    write("DO $$ DECLARE i int := 'hidden42' || 'x'; BEGIN END $$;");
    assertThat(run("up").err().replaceAll("(?m)^slipway: .*", ""))
        .contains("Context: PL/pgSQL")
        .doesNotContain("hidden42");
    write("SELECT 1;\n-- VERIFY\nSELECT 1/0;");
    assertThat(run("up").err()).doesNotContain("Context:");
  }

  /** What {@code up} says of the file that fails, from the line number on. */
  private String failure(String text, String... more) throws IOException {
    write(text);
    return firstLine(run("up", more));
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("001_case.sql"), text);
  }

  private Cli.Result run(String command, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command, "--migrations", folder.toString()));
    arguments.addAll(List.of(more));
    return Cli.run(Map.of("DATABASE_URL", db.url()), arguments.toArray(String[]::new));
  }

  private static String firstLine(Cli.Result result) {
    assertThat(result.exitCode()).as(result.out()).isEqualTo(1);
    String start = "slipway: 001_case.sql:";
    List<String> lines = result.err().lines().filter(line -> line.startsWith(start)).toList();
    assertThat(lines).as(result.err()).hasSize(1);
    return lines.get(0).substring(start.length());
  }
}
