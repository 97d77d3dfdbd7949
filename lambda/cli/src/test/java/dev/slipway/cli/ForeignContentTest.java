package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.postgres.PgDatabase;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests backups into which somebody has written more than we do, and whose manifest fits all the
 * same: nothing of them is run.
 */
class ForeignContentTest extends RehearsalTestBase {

  @RegisterExtension final PgDatabase target = new PgDatabase();

  @TempDir Path elsewhere;

  @TempDir Path home;

  @BeforeEach
  void backUpWithLargeObjects() throws Exception {
    db.execute("CREATE SEQUENCE s", "SELECT lo_from_bytea(700001, '\\x0102')");
    backUp();
    copy(RestoreTestBase.folder(uri), elsewhere);
  }

  /** The backup as it was taken. */
  private void putBack() throws IOException {
    copy(elsewhere, RestoreTestBase.folder(uri));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
      for (Path file : files) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** By the file that they are written into; a program would write the file MARK. */
  private Map<String, List<UnaryOperator<String>>> changes() {
    String program = "COPY (SELECT 1) TO PROGRAM 'touch " + mark() + "';\n";
    List<UnaryOperator<String>> definitions =
        List.of(
            text -> text + program,
            text -> text + "copy/**/(select 1)\nto program 'touch " + mark() + "';\n",
            text -> text + "ALTER SYSTEM SET log_statement = 'all';\n",
            text -> text + "DO $$ BEGIN PERFORM 1; END $$;\n",
            text -> text + "\\! touch " + mark() + "\n",
            text -> text + "SELECT 1 \\gexec\n",
            text -> text + "\\unrestrict `touch " + mark() + "`\n",
            text -> text + "SET ROLE postgres;\n",
            text -> text + "CREATE ROLE evil SUPERUSER;\n",
            text -> text + "GRANT postgres TO public;\n",
            text -> text + "SELECT pg_catalog.pg_read_file('/etc/passwd');\n",
            text -> text + "SELECT pg_catalog.set_config('log_statement', 'all', false);\n",
            text -> text + "INSERT INTO public.words VALUES (9, 'x');\n",
            text -> text + "CREATE DATABASE evil;\n",
            text -> text + "LOAD 'evil';\n",
            text -> text + "DROP SCHEMA public CASCADE;\n",
            text -> text + "SELECT 'no end\n");
    return Map.of(
        "000-pre",
        definitions,
        "900-post",
        definitions.subList(0, 3),
        "100-public.words",
        List.of(
            text -> text + program,
            text -> program + text,
            text -> text.replace("\\.\n", "\\.\r\n" + program),
            text ->
                text.replace("COPY public.words", "COPY public.words FROM PROGRAM 'x'; COPY words"),
            text ->
                text.replaceFirst(
                    "COPY public.words [^;]*;", "COPY public.words FROM '/etc/passwd';"),
            text -> text.replace("COPY public.words", "COPY pg_catalog.pg_authid"),
            text -> text.replace("COPY public.words", "COPY pg_authid"),
            text -> text.replace("COPY public.words", "COPY other.words"),
            text -> text.replace("\\.\n", "")),
        "800-sequences",
        List.of(
            text -> text + program,
            text -> text + "SELECT pg_catalog.setval('s', (SELECT public.evil()), true);\n",
            text -> text + "\\i /etc/passwd\n"),
        "950-database",
        List.of(
            text -> text + program,
            text -> text + "ALTER DATABASE postgres SET search_path TO 'evil';\n",
            text -> text + "ALTER DATABASE :\"DBNAME\" OWNER TO evil;\n",
            text -> text + "ALTER DATABASE :\"DBNAME\" SET TABLESPACE evil;\n",
            text -> text + "ALTER ROLE postgres SET search_path TO 'evil';\n",
            text -> text + "ALTER ROLE evil SUPERUSER;\n",
            text -> text + "ALTER ROLE ALL IN DATABASE other SET search_path TO 'evil';\n",
            text -> text + "GRANT ALL ON DATABASE :\"DBNAME\", postgres TO evil;\n",
            text -> text + "GRANT postgres TO evil;\n",
            text -> text + "COMMENT ON DATABASE postgres IS 'evil';\n",
            text -> text + "CREATE TABLE evil (a int);\n"),
        "810-large",
        List.of(
            text -> text + program,
            text -> text + "SELECT pg_catalog.lo_import('/etc/passwd');\n",
            text -> text + "SELECT pg_catalog.lo_export(700001, '" + mark() + "');\n"));
  }

  private Path mark() {
    return home.resolve("mark");
  }

  @Test
  void whatWeDoNotWriteIsFoundByAFullVerification() throws Exception {
    for (var file : changes().entrySet()) {
      for (UnaryOperator<String> change : file.getValue()) {
        putBack();
        rewrite(file.getKey(), change);
        Result result = project.run("verify-backup", uri, "--json");
        assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(ExitCode.FOUND);
        assertThat(problems(result)).singleElement().asString().startsWith(file.getKey());
      }
    }
    assertThat(mark()).doesNotExist();
  }

  @Test
  void norIsItRestoredOrRehearsed() throws Exception {
    List<String> before = target.catalogue();
    for (var file : changes().entrySet()) {
      putBack();
      rewrite(file.getKey(), file.getValue().get(0));
      Result restored = project.on(target.superuserUrl()).run("restore", uri, "--clean");
      assertThat(restored.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(restored.err())
          .contains("is damaged:\n  " + file.getKey())
          .contains("The database was not touched.");
      assertThat(target.catalogue()).isEqualTo(before);
      rehearse(db.superuserUrl(), ExitCode.FOUND);
    }
    assertThat(mark()).doesNotExist();
    nothingIsLeft();
  }

  /** Its definitions are made in a scratch database, with the rights of whoever asks. */
  @Test
  void norIsItTraced() throws Exception {
    rewrite("900-post", changes().get("900-post").get(0));
    Result traced = project.run("trace", "--from-backup", uri, "--scratch-url", db.superuserUrl());
    assertThat(traced.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(traced.err()).contains("is damaged:\n  900-post", "Nothing was done.");
    assertThat(mark()).doesNotExist();
    nothingIsLeft();
  }

  /** Which tables are partitions of which, only the server knows for sure. */
  @Test
  void rowsDoNotGoIntoAnotherTable() throws Exception {
    db.execute("CREATE TABLE other AS SELECT * FROM words WITH NO DATA");
    backUp();
    rewrite("100-public.words", text -> text.replace("COPY public.words", "COPY public.other"));
    Result restored = project.on(target.superuserUrl()).run("restore", uri);
    assertThat(restored.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(restored.err())
        .contains("public.other is not the table that these rows are of: public.words");
    assertThat(target.queryString("SELECT count(*) FROM other")).isEqualTo("0");
  }

  /** What we do write is not taken for foreign, whatever there is in a database. */
  @Test
  void everyKindOfObjectIsOurs() throws Exception {
    makeEveryKind();
    project = project.on(db.superuserUrl());
    backUp();
    assertThat(project.run("verify-backup", uri).out()).contains("Whole: ");
    assertThat(Files.exists(mark())).isFalse();
  }
}
