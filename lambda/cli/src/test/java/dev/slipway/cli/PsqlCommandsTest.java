package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.psql.Psql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file with psql's commands and variables leaves what {@code psql -f} leaves. */
class PsqlCommandsTest {

  /** What the cases include and copy from. */
  private static final Map<String, String> FILES =
      Map.of(
          "parts/tables.sql",
          "CREATE TABLE parts (id int, name text);\n\\ir nested/rows.sql\n",
          "parts/nested/rows.sql",
          "COPY parts FROM stdin;\n1\tit's\n\\.\nINSERT INTO parts VALUES (2, :'who');\n",
          "parts/open.sql",
          "CREATE TABLE left_open (id int)",
          "parts/ends.sql",
          "CREATE TABLE ended (id int);\n\\q\n",
          "parts/sets.sql",
          "\\set who 'somebody else'\n",
          "common.sql",
          "CREATE TABLE common (id int);\n",
          "rows.csv",
          "id,name\n1,\"one, and more\"\n2,\n",
          "rows.tsv",
          "1\tone\n2\t\\N\n");

  private static final String ROWS = "CREATE TABLE t (id int, name text);\n";

  @RegisterExtension final PgDatabase ours = new PgDatabase();
  @RegisterExtension final PgDatabase theirs = new PgDatabase();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\set who me\n\\i parts/tables.sql\nSELECT 1;",
        "\\set who me\n\\ir parts/../parts/tables.sql",
        "\\include ./common.sql ;\n\\include_relative 'parts/open.sql'\n",
        "\\i parts/sets.sql\nCREATE TABLE t AS SELECT :'who' AS who;",
        "CREATE TABLE t AS SELECT 1 AS \\i common.sql\n a;",
        ROWS
            + "\\set id 7\n\\set name 'O''Brien'\nINSERT INTO t VALUES (:id, 'x'), (:id, :'name');",
        ROWS + "\\set name 'O''Brien\\n\\\\end'\nINSERT INTO t VALUES (1, :'name');",
        "\\set table 'a \"strange\" name'\nCREATE TABLE :\"table\" (\"a:table\" int);",
        "\\set s public\n\\set t t\nCREATE TABLE :s.:t (id int[]);\nCREATE VIEW v AS"
            + " SELECT id[1:2], ':t' AS t, id::text AS \":s\", $$:s$$ AS d /* :s */ FROM :s.:t;",
        "\\set a 1\n\\set a :a :a 0\nCREATE TABLE t AS SELECT :a AS a, :{?a} AS b, :{?c} AS c;",
        "\\set b 2\n"
            + "\\set a :b + 1 :c\n"
            + "\\echo :a\n"
            + "CREATE TABLE t AS SELECT :b AS a;\n"
            + "\\unset b\n"
            + "CREATE TABLE u AS SELECT ARRAY[5,6,7] AS x;\n"
            + "CREATE TABLE v AS SELECT x[1:2] FROM u;",
        "\\set one 'CREATE TABLE a (); CREATE TABLE'\n:one b ();",
        "\\set x ':y'\n\\set y 5\nCREATE TABLE t AS SELECT :x AS x;",
        "\\set x\nCREATE TABLE t AS SELECT 1 AS a:x;",
        "\\if true\nCREATE TABLE a ();\n\\else\nCREATE TABLE b ();\n\\endif\nCREATE TABLE c ();",
        "\\set x off\n"
            + "\\if :x\n"
            + "CREATE TABLE a (); \\i nothing.sql\n"
            + "\\set y 1\n"
            + "\\gset \\q\n"
            + "\\elif 1\n"
            + "CREATE TABLE b ();\n"
            + "\\if no\n"
            + "CREATE TABLE c ();\n"
            + "\\else\n"
            + "CREATE TABLE d ();\n"
            + "\\endif\n"
            + "\\elif true\n"
            + "CREATE TABLE e ();\n"
            + "\\else\n"
            + "CREATE TABLE f ();\n"
            + "\\endif",
        "\\if :{?x}\n"
            + "CREATE TABLE a ();\n"
            + "\\else\n"
            + "\\set x 1\n"
            + "\\endif\n"
            + "CREATE TABLE t AS SELECT :x AS x;",
        "CREATE TABLE t AS SELECT 1 AS a\n\\if false\n, 2 AS b\n\\else\n, (3) AS c \\endif\n;",
        "CREATE TABLE a () \\g\nCREATE TABLE b () \\gx\nCREATE TABLE c \\r\nCREATE TABLE d ();",
        "SELECT format('CREATE TABLE t%s (a int)', g), NULL, format('INSERT INTO t%s VALUES (%s)',"
            + " g, g) FROM generate_series(1, 3) g \\gexec\nALTER TABLE t3 ADD b int;",
        "SELECT 'CREATE TABLE a (); CREATE TABLE b ()' AS x, 'CREATE TABLE c (:x int)' AS x;\n"
            + "SELECT 'CREATE TABLE d ()'\n\\gexec",
        "SELECT 'CREATE TABLE a ()' WHERE false \\gexec\nCREATE TABLE b ();",
        "BEGIN;\nCREATE TABLE a ();\nSELECT 'ALTER TABLE a ADD b int' \\gexec\nCOMMIT;",
        ROWS + "SELECT 'INSERT INTO t VALUES (1, ''' || repeat('x', 10) || ''')';\n\\gexec",
        ROWS + "\\copy t from 'rows.csv' with (format csv, header)",
        ROWS + "\\copy public.t (id, name) FROM rows.tsv;\nUPDATE t SET id = 3 WHERE id = 1;",
        ROWS + "\\copy t from stdin\n1\ta\n\\.\nINSERT INTO t VALUES (2);",
        ROWS + "\\copy \"t\"(name) from 'rows.tsv' with delimiter E'\\1'\n",
        "\\timing on\n"
            + "\\x\n"
            + "\\pset border 2\n"
            + "\\t \\a\n"
            + "\\encoding utf8\n"
            + "\\o /dev/null\n"
            + "\\d pg_class\n"
            + "\\set QUIET on\n"
            + "\\set ON_ERROR_STOP on\n"
            + "\\echo -n 'a' \"b\" :x\n"
            + "\\qecho\n"
            + "CREATE TABLE a ();",
        "CREATE TABLE a ();\n\\q",
        "CREATE TABLE a ();\n\\quit\n\n-- the end\n/* and it is */\n",
        "\\i parts/ends.sql\nCREATE TABLE b ();\n\\q\n-- DOWN\n-- DROP TABLE b;\n",
        "CREATE TABLE a ()\n\\q\n",
      })
  void leavesWhatPsqlLeaves(String text) throws Exception {
    Psql.assumeAvailable();
    Path file = write(text);
    Psql.Result psql = Psql.run(theirs.url(), file);
    assertThat(psql.exitCode()).as(psql.stderr()).isZero();
    Result up = project().run("up");
    assertThat(up.exitCode()).as(up.err()).isZero();
    assertThat(ours.catalogue()).isEqualTo(theirs.catalogue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\i ../other.sql                  | \"../other.sql\" leads out of the migrations folder",
        "\\ir parts/../../x.sql            | leads out of the migrations folder",
        "\\i /etc/passwd                   | leads out of the migrations folder",
        "\\i link.sql                      | there is no file link.sql in",
        "\\i 002_other.sql                 | is a migration itself and would run twice",
        "\\i none.sql                      | there is no file none.sql in",
        "\\i                               | the name of a file is missing",
        "\\i parts/circle.sql              | parts/circle.sql:1:1 (included by 001_case.sql:1:1):"
            + " parts/circle.sql is included in itself",
        "\\i parts/marked.sql              | a section line in an included file",
        "\\i parts/broken.sql              | parts/broken.sql:2:8 (included by 001_case.sql:1:1):"
            + " string that begins here",
        "\\copy t from program 'cat x'     | no program is run here. Write its output to a file",
        "\\copy t from pstdin              | rows from psql's own input are not to be had here",
        "\\copy t to 'x.csv'               | Use psql for it, before or after",
        "\\copy (select 1) to stdout       | Use psql for it, before or after",
        "\\copy t from '../rows.csv'       | leads out of the migrations folder",
        "select 1 \\gset                   | Use a DO block with SELECT ... INTO",
        "select 1 \\gdesc                  | only describes its query",
        "select 1 \\watch 2                | a loop in a DO block",
        "select 1 \\g out.txt              | Write ; for it",
        "\\connect other                   | run up with --url for each",
        "\\c - me                          | run up with --url for each",
        "\\q                               | Take out what stands below, or \\q itself where"
            + " nothing does",
        "\\! ls                            | Run it in the job",
        "\\set x `date`                    | give its answer to up with --set-env",
        "\\prompt 'Name? ' x               | Use ${name}, and --set name=value or --set-env name of up",
        "\\password me                     | ALTER ROLE ... PASSWORD '${name}'",
        "\\set AUTOCOMMIT off              | Write BEGIN and COMMIT",
        "\\set ON_ERROR_ROLLBACK on        | Write a DO block with EXCEPTION",
        "\\encoding latin1                 | Save this one as UTF-8",
        "\\o out.txt                       | Use psql for it",
        "\\frobnicate                      | \\frobnicate is no command of psql",
        "\\if maybe                        | \"maybe\" is neither true nor false",
        "\\if true                         | an \\if above has no \\endif",
        "\\endif                           | \\endif has no \\if before it",
        "\\lo_import x                     | lo_from_bytea",
        "\\cd parts                        | Write the path with \\ir",
        "GRANT ALL ON DATABASE :DBNAME TO x; | Write current_database()",
        "SELECT :ROW_COUNT;                | GET DIAGNOSTICS",
      })
  void theRestIsRefusedWithWhatToWriteInstead(String text, String message) throws Exception {
    write(text + "\nSELECT 1;");
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.createSymbolicLink(
        migrations().resolve("link.sql"),
        Files.writeString(elsewhere.resolve("x.sql"), "SELECT 1"));
    Result plan = project().run("up");
    assertThat(plan.exitCode()).as(plan.out() + plan.err()).isEqualTo(1);
    assertThat(plan.err()).contains("001_case.sql:", message).doesNotContain("internal");
    assertThat(ours.catalogue()).isEqualTo(theirs.catalogue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\q\n\\echo x",
        "\\if true\n\\q\n\\endif",
        "\\quit\n\n-- a comment\nCREATE TABLE a ();",
        "\\i parts/ends.sql\n\\q\nSELECT 1;\n-- DOWN\nSELECT 1;",
      })
  void whatStandsBehindTheEndIsNotPassedOver(String text) throws Exception {
    write(text);
    Result up = project().run("up");
    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.err()).contains("001_case.sql:", "Take out what stands below");
  }

  @Test
  void thePlanShowsTheQueryAndThatItsAnswerIsRun() throws Exception {
    write("SELECT 'CREATE TABLE a ()' \\gexec");
    assertThat(project().run("plan").out()).contains("SELECT 'CREATE TABLE a ()' \\gexec");
    assertThat(ours.catalogue()).isEqualTo(theirs.catalogue());
  }

  @Test
  void whatAQueryMakesMustFitItsTransaction() throws Exception {
    write("CREATE TABLE a ();\nSELECT 'VACUUM a' \\gexec");
    Result up = project().run("up");
    assertThat(up.exitCode()).isEqualTo(1);
    assertThat(up.err())
        .contains("001_case.sql:2:1: the query of \\gexec made a statement that must not run in a")
        .contains("transaction=none")
        .contains("001 was rolled back");
    write("-- slipway: transaction=none\nCREATE TABLE a ();\nSELECT 'VACUUM a' \\gexec");
    assertThat(project().run("up").err()).isEmpty();
  }

  @Test
  void aFailureInsideOfWhatAQueryMadeNamesBoth() throws Exception {
    write("SELECT 'CREATE TABLE a ()';\nSELECT 'DROP TABLE none', 'SELECT 1' \\gexec");
    assertThat(project().run("up").err())
        .contains(
            "001_case.sql:2:1 (\\gexec made: DROP TABLE none): table \"none\" does not exist");
  }

  @Test
  void aFailureInAnIncludedFileIsToldThere() throws Exception {
    Path file = write("\n\\i parts/wrong.sql\n");
    Files.writeString(file.resolveSibling("parts/wrong.sql"), "SELECT 1;\nSELECT nonsense;\n");
    assertThat(project().run("up").err())
        .contains(
            "parts/wrong.sql:2:8 (included by 001_case.sql:2:1): column \"nonsense\" does not"
                + " exist");
  }

  @Test
  void includedFilesAndValuesArePartOfTheChecksum() throws Exception {
    Path file = write("\\set n 1\n\\i parts/p.sql\n\\copy t from 'r.tsv'\nSELECT :n;");
    Path part = file.resolveSibling("parts/p.sql");
    Path rows = file.resolveSibling("r.tsv");
    Files.writeString(part, "CREATE TABLE t (id int);");
    Files.writeString(rows, "1\n");
    assertThat(project().run("up").err()).isEmpty();
    Files.writeString(part, "-- only a comment more\nCREATE TABLE t ( id int );");
    assertThat(project().run("status", "--check").exitCode()).isZero();
    Files.writeString(part, "CREATE TABLE t (id bigint);");
    assertThat(project().run("status").out()).contains("changed");
    Files.writeString(part, "CREATE TABLE t (id int);");
    Files.writeString(rows, "2\n");
    assertThat(project().run("status").out()).contains("changed");
    Files.writeString(rows, "1\n");
    write("\\set n 2\n\\i parts/p.sql\n\\copy t from 'r.tsv'\nSELECT :n;");
    assertThat(project().run("status").out()).contains("changed");
  }

  @Test
  void aStoredDownNeedsNoFiles() throws Exception {
    Path file =
        write(
            "\\set t things\n-- UP\nCREATE TABLE :t (id int);\n-- DOWN\n\\i parts/down.sql\n"
                + "SELECT 'DROP TABLE ' || :'t' \\gexec\n");
    Path down = file.resolveSibling("parts/down.sql");
    Files.writeString(
        down, "\\if true\nCREATE TABLE gone (id int);\n\\copy gone from 'rows.tsv'\n\\endif");
    Files.writeString(file.resolveSibling("rows.tsv"), "1\n");
    assertThat(project().run("up").err()).isEmpty();
    Files.delete(down);
    Files.delete(file);
    Files.writeString(file.resolveSibling("000_other.sql"), "SELECT 1;");
    Result result = project().run("down");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(ours.queryString("SELECT id FROM gone")).isEqualTo("1");
    assertThat(ours.queryString("SELECT to_regclass('things') IS NULL")).isEqualTo("t");
  }

  @Test
  void whatAFileEchoesIsPrintedWhenItRuns() throws Exception {
    write("\\echo before\nCREATE TABLE a ();\n\\qecho -n 'it''s' done");
    assertThat(project().run("plan").err()).isEmpty();
    assertThat(project().run("up").err()).contains("slipway: before\n", "slipway: it's done\n");
  }

  private Project project() {
    return Project.of(migrations(), ours.url());
  }

  private Path migrations() {
    return folder.resolve("migrations");
  }

  private Path write(String text) throws IOException {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path path = migrations().resolve(file.getKey());
      Files.createDirectories(path.getParent());
      if (file.getKey().contains("/") || text.contains(file.getKey())) {
        Files.writeString(path, file.getValue());
      }
    }
    Files.writeString(migrations().resolve("parts/circle.sql"), "\\ir circle.sql");
    Files.writeString(migrations().resolve("parts/marked.sql"), "SELECT 1;\n-- DOWN\nSELECT 2;");
    Files.writeString(migrations().resolve("parts/broken.sql"), "SELECT 1;\nSELECT 'x");
    return Files.writeString(migrations().resolve("001_case.sql"), text);
  }
}
