package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.mysql.MariaDbDatabase;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** Tests {@code export --from mysql://...}: what it writes is read by PostgreSQL itself. */
class ExportFromMysqlTest {

  @RegisterExtension final MariaDbDatabase mysql = new MariaDbDatabase();
  @RegisterExtension final PgDatabase postgres = new PgDatabase();
  @TempDir Path folder;

  private final Project project = Project.withoutDatabase(Path.of("no-migrations"));

  private void fill() throws Exception {
    mysql.execute(
        "SET SESSION sql_mode = ''",
        "CREATE TABLE words (id int PRIMARY KEY, ref char(36), `a,\"b` text, born date, pic blob,"
            + " tags set('x','y'), ok tinyint(1), big bigint unsigned, at timestamp(3) NULL)",
        "INSERT INTO words VALUES (1, '', '', '0000-00-00', '', '', 1, 1, '2020-01-01 09:30:00'),"
            + " (2, '123e4567-e89b-12d3-a456-426655440000', 'x,\"y\"\\n\\\\z\\r', '2020-02-29',"
            + " x'00ff5c', 'x,y', 0, 2, NULL), (3, NULL, '\\\\.', NULL, NULL, NULL, NULL, NULL,"
            + " NULL), (4, NULL, '\\\\N', NULL, 'a', NULL, NULL, NULL, NULL)",
        "CREATE TABLE other (id int)",
        "CREATE TABLE phinxlog (version bigint)");
  }

  private Path exported(String... more) throws Exception {
    Result result =
        project.done(
            Stream.concat(
                    Stream.of("export", "--from", mysql.url(), "--to", folder.toString()),
                    Stream.of(more))
                .toArray(String[]::new));
    assertThat(result.out()).contains("Done. ", mysql.name());
    return folder.resolve("exports").resolve(mysql.name()).resolve("latest").toRealPath();
  }

  @Test
  void isReadByPostgresqlAsItWas() throws Exception {
    fill();
    Path export = exported();
    postgres.execute(
        "CREATE TABLE words (id int PRIMARY KEY, ref uuid, \"a,\"\"b\" text, born date, pic bytea,"
            + " tags text[], ok boolean, big bigint, at timestamptz)");
    Path csv = export.resolve("public.words.csv");
    assertThat(Files.readAllLines(csv).get(0))
        .isEqualTo("id,ref,\"a,\"\"b\",born,pic,tags,ok,big,at");
    try (var connection = postgres.connect();
        var rows = Files.newInputStream(csv)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY words FROM STDIN (FORMAT csv, HEADER)", rows);
    }
    assertThat(
            postgres.rows(
                "SELECT id, ref, \"a,\"\"b\", born, pic, tags, ok, big, at AT TIME ZONE 'UTC'"
                    + " FROM words ORDER BY id"))
        .extracting(Object::toString)
        .containsExactly(
            "[1, null, , null, \\x, {}, t, 1, 2020-01-01 00:00:00]",
            "[2, 123e4567-e89b-12d3-a456-426655440000, x,\"y\"\n\\z\r, 2020-02-29, \\x00ff5c,"
                + " {x,y}, f, 2, null]",
            "[3, null, \\., null, null, null, null, null, null]",
            "[4, null, \\N, null, \\x61, null, null, null, null]");
  }

  @Test
  void theManifestSaysWhatItIs() throws Exception {
    fill();
    Path export = exported("--tables", "w*", "--compression", "gzip");
    assertThat(export.resolve("public.words.csv.gz")).exists();
    assertThat(export.resolve("public.other.csv.gz")).doesNotExist();
    String manifest = Files.readString(export.resolve("manifest.json"), StandardCharsets.UTF_8);
    assertThat(manifest)
        .contains("\"MariaDB\"", "timestamp(3) with time zone", "phinxlog (the history of Phinx)")
        .contains("\"rows\" : 4")
        .doesNotContain("s3cr");
  }

  @Test
  void rowsAreChosenByAConditionOfMysql() throws Exception {
    fill();
    Path export = exported("--where", "words=`born` > '2000-01-01' or ok <=> null -- and so on");
    String manifest = Files.readString(export.resolve("manifest.json"), StandardCharsets.UTF_8);
    assertThat(manifest)
        .contains(
            "\"rows\" : 3", "\"where\" : \"`born` > '2000-01-01' or ok <=> null -- and so on\"");
    assertThat(Files.readString(export.resolve("public.words.csv")))
        .contains("\n2,", "\n3,", "\n4,")
        .doesNotContain("\n1,");
  }

  @Test
  void whatNoTypeHoldsLeavesNoExport() throws Exception {
    mysql.execute(
        "CREATE TABLE t (id int PRIMARY KEY, ref char(36))",
        "INSERT INTO t VALUES (1, 'some-name-id')");
    Path rejects = folder.resolve("r.csv");
    Result result =
        project.run(
            "export", "--from", mysql.url(), "--to", folder.toString(), "--rejects", rejects + "");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("t, line 1 (id=1): ref \"some-name-id\" is no uuid", "found by: SELECT")
        .contains("rows that cannot go in are written down in " + rejects);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).containsExactly(rejects);
    }
    assertThat(exported("--max-rejects", "1", "--rejects", rejects + "")).isDirectory();
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() throws Exception {
    String url = mysql.url();
    for (Map.Entry<String, List<String>> wrong :
        Map.of(
                "must name MySQL or MariaDB", List.of("--from", postgres.url()),
                "--format: must be csv", List.of("--from", url, "--format", "sql"),
                "--checksum: is not for rows of MySQL", List.of("--from", url, "--checksum"),
                "nothing: a condition is given for it",
                    List.of("--from", url, "--where", "nothing=1"),
                "--max-rejects: is for rows of MySQL", List.of("--max-rejects", "1"),
                "\"nope\": fits no table", List.of("--from", url, "--tables", "nope"),
                "names no user", List.of("--from", "mysql://h/d"))
            .entrySet()) {
      Result result =
          project.run(
              Stream.concat(
                      Stream.of("export", "--to", folder.toString()), wrong.getValue().stream())
                  .toArray(String[]::new));
      assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
      assertThat(result.err()).contains(wrong.getKey());
    }
  }
}
