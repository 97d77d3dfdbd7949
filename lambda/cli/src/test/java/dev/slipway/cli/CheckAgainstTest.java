package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code check --against} an export or another database. */
class CheckAgainstTest {

  private static final String[] SHOP = {
    "CREATE TABLE users (id int PRIMARY KEY, name text, note varchar(9))",
    "CREATE TABLE orders (id int PRIMARY KEY, user_id int REFERENCES users, at timestamptz)",
    "INSERT INTO users VALUES (1, 'a', NULL), (2, 'ä', ''), (3, 'c', 'x')",
    "INSERT INTO orders SELECT i, 1, '2026-01-01 00:00:00+00' FROM generate_series(1, 9) i"
  };

  @RegisterExtension final PgDatabase db = new PgDatabase();
  @RegisterExtension final PgDatabase other = new PgDatabase();

  @TempDir Path folder;
  @TempDir Path store;

  private Project project;

  @BeforeEach
  void shops() throws Exception {
    project = Project.of(folder, db.url());
    db.execute(SHOP);
    other.execute(SHOP);
  }

  @Test
  void theSameRowsAreTheSameWhateverTheOrderOfRowsAndColumns() throws Exception {
    other.execute(
        "DROP TABLE users CASCADE",
        "CREATE TABLE users (note text, name text, id bigint PRIMARY KEY)",
        "INSERT INTO users VALUES ('x', 'c', 3), ('', 'ä', 2), (NULL, 'a', 1)",
        "ALTER DATABASE " + other.name() + " SET timezone = 'Asia/Tokyo'",
        "ALTER DATABASE " + other.name() + " SET datestyle = 'German'");
    assertThat(
            masked(project.done("check", "--against", other.url(), "--checksum", "--tables", "*")))
        .isEqualTo(
            """
              public.orders  9 rows  the same
              public.users   3 rows  the same
            Database DATABASE as of TIME, held against OTHER: 2 tables, 12 rows, nothing is wrong.
            """);
    assertThat(masked(project.done("check", "--against", other.url())))
        .contains("public.users   3 rows  as many there\n");
  }

  @Test
  void whatDiffersIsTold() throws Exception {
    other.execute(
        "UPDATE users SET note = NULL WHERE id = 2",
        "DELETE FROM orders WHERE id > 7",
        "CREATE TABLE extra (id int)",
        "INSERT INTO extra VALUES (1)");
    db.execute("CREATE TABLE fresh (id int)", "ALTER TABLE users ADD COLUMN age int");
    Result found = project.run("check", "--against", other.url(), "--checksum");
    assertThat(found.exitCode()).isEqualTo(ExitCode.FOUND);
    assertThat(masked(found))
        .isEqualTo(
            """
              public.fresh   0 rows
              public.orders  9 rows  there: 7
              public.users   3 rows  not the same
              note: public.users: 1 column is only here: age
            rows     public.fresh
                is not in OTHER; here it has 0 rows
            rows     public.orders
                has 9 rows here, and 7 in OTHER
            content  public.users
                has as many rows as in OTHER, but not the same (3)
            rows     public.extra
                is not here; in OTHER it has 1 row
            Database DATABASE as of TIME, held against OTHER: 3 tables, 12 rows, 4 things are wrong.
            """);
    Map<String, Object> json = project.run("check", "--against", other.url(), "--json").json();
    assertThat(json.get("against")).asString().endsWith("/" + other.name());
    assertThat(((List<?>) json.get("tables")).get(1))
        .asString()
        .isEqualTo("{name=public.orders, rows=9, rowsThere=7, same=null}");
    assertThat(project.run("check", "--against", other.url(), "--tables", "users").exitCode())
        .isZero();
  }

  @Test
  void whatIsLeftOutThereIsNoDifference() throws Exception {
    db.execute("CREATE TABLE remote (id int)");
    try (Connection superuser = other.connectAsSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute(
          "CREATE EXTENSION postgres_fdw; CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw;"
              + " CREATE FOREIGN TABLE remote (id int) SERVER s");
    }
    Result held = project.run("check", "--against", other.url());
    assertThat(masked(held))
        .contains(
            "note: public.remote was not held against OTHER: it is left out there (a foreign"
                + " table)");
    assertThat(held.exitCode()).isZero();
  }

  @Test
  void twoRowsThatSwappedAValueAreNotTheSame() throws Exception {
    other.execute(
        "UPDATE users SET name = CASE id WHEN 1 THEN 'c' ELSE 'a' END WHERE id IN (1, 3)");
    assertThat(project.run("check", "--against", other.url()).exitCode()).isZero();
    assertThat(project.run("check", "--against", other.url(), "--checksum").exitCode())
        .isEqualTo(ExitCode.FOUND);
  }

  @Test
  void anExportIsHeldAgainstByItsManifest() throws Exception {
    project.done("export", "--to", "file:" + store, "--exclude", "orders");
    String manifest = manifest();
    Result same = project.done("check", "--against", manifest);
    assertThat(same.out())
        .contains(
            "  note: public.orders was not held against the manifest: it was not exported\n",
            "public.users   3 rows  as many there",
            "held against the manifest: 2 tables, 12 rows, nothing is wrong.");
    db.execute("INSERT INTO users VALUES (4)", "DROP TABLE orders");
    String export = manifest.replace("/manifest.json", "");
    Result found = project.run("check", "--against", export);
    assertThat(found.exitCode()).isEqualTo(ExitCode.FOUND);
    assertThat(found.out()).contains("has 4 rows here, and 3 in the manifest");
    db.execute("DROP TABLE users");
    assertThat(project.run("check", "--against", export).out())
        .contains("rows  public.users\n    is not here; in the manifest it has 3 rows\n");
  }

  @Test
  void theFilesOfAnExportAreHeldAgainstWithTheirContents() throws Exception {
    db.execute(
        "CREATE TABLE odd (\"a,\"\"b\" text, n numeric, f float8, b bytea, j jsonb, d timestamptz,"
            + " m money, x text[], r int4range, c users, e text)",
        "INSERT INTO odd SELECT t, 'NaN', 'Infinity', decode('00ff5c22', 'hex'), '{\"a\": [1,"
            + " null]}', 'infinity', '-1234.5', ARRAY[t, NULL, ''], '[1,9)', (SELECT u FROM users u"
            + " WHERE id = 2), '' FROM (VALUES ('a \"b\"'), (E'\\\\N'), (E'\\\\.'), (E'x\\n"
            + "y\\r"
            + "\\n"
            + "'), ('(1,2)'), (NULL), (E'\\t'), ('ä€😀'), (E'\\x0b')) v (t)",
        "CREATE TABLE none (id int)",
        "CREATE TABLE big (id int, note text)",
        "INSERT INTO big SELECT i, chr(1 + i % 700) || i || chr(1 + i % 127) FROM"
            + " generate_series(1, 20000) i");
    for (String compression : List.of("none", "zstd")) {
      project.done("export", "--to", "file:" + store, "--compression", compression);
      String latest = store + "/exports/" + db.name() + "/latest";
      Result same = project.run("check", "--checksum", "--against", latest);
      assertThat(same.out()).contains("nothing is wrong").doesNotContain("not the same");
      assertThat(same.out()).containsPattern("public.odd +9 rows +the same\n");
      db.execute("UPDATE big SET note = note || '!' WHERE id = 9999");
      Result found = project.run("check", "--checksum", "--against", latest);
      assertThat(found.out())
          .contains("content  public.big\n", "but not the same (20000)", "1 thing is wrong.");
      db.execute("UPDATE big SET note = rtrim(note, '!') WHERE id = 9999");
    }
    project.done("export", "--to", "file:" + store + "/j", "--format", "json");
    refused(
        ExitCode.USAGE,
        "--checksum reads the rows of an export from CSV files, and those of ",
        "--checksum",
        "--against",
        store + "/j/exports/" + db.name());
  }

  @Test
  void theManifestTellsTheContentsWhateverTheFilesAre() throws Exception {
    db.execute(
        "CREATE TABLE parts (id int, \"Z z\" text, m money, up int GENERATED ALWAYS AS (id + 1)"
            + " STORED) PARTITION BY LIST (id)",
        "CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1, 2)",
        "INSERT INTO parts VALUES (1, 'a', '-1.5'), (2, NULL, NULL)",
        "CREATE TABLE few (id int)",
        "INSERT INTO few VALUES (1), (2)");
    project.done(
        "export", "--checksum", "--format", "jsonl", "--where", "few=id = 1", "--to", store + "");
    String latest = store + "/exports/" + db.name() + "/latest";
    try (Stream<Path> files = Files.list(Path.of(latest).toRealPath())) {
      for (Path file : files.filter(one -> !one.endsWith("manifest.json")).toList()) {
        Files.delete(file);
      }
    }
    assertThat(project.done("check", "--checksum", "--against", latest).out())
        .containsPattern("public.parts +2 rows +the same\n")
        .contains("public.few was not held against the manifest", "nothing is wrong");
    db.execute("UPDATE parts SET m = '-1.6' WHERE id = 1");
    assertThat(project.run("check", "--checksum", "--against", latest).out())
        .contains("content  public.parts\n", "1 thing is wrong.");
    db.execute("ALTER TABLE parts DROP COLUMN \"Z z\"");
    assertThat(project.done("check", "--checksum", "--against", latest).out())
        .contains("public.parts: only the rows were counted, for the manifest does not tell more");
  }

  @Test
  void whatIsNoOtherSideIsRefused() throws Exception {
    refused(ExitCode.USAGE, "--checksum: compares with another side", "--checksum");
    refused(
        ExitCode.USAGE,
        " is no URL of a database, and there is no export",
        "--against",
        store + "");
    refused(
        ExitCode.USAGE,
        "--against: a database is held against one of PostgreSQL, or against an export.",
        "--against",
        "mysql://h/d");
    refused(ExitCode.USAGE, "  --against: ", "--against", "postgres://h:notaport/d");
    refused(ExitCode.FAILED, "may not read all rows of public.users", "--against", hidden());
    Files.writeString(store.resolve("manifest.json"), "{\"format\": 1");
    refused(
        ExitCode.USAGE, "/manifest.json cannot be read: ", "--against", store + "/manifest.json");
  }

  private String hidden() throws Exception {
    other.execute(
        "ALTER TABLE users ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE users FORCE ROW LEVEL SECURITY");
    return other.url();
  }

  private void refused(int exitCode, String message, String... arguments) {
    String[] all = Stream.concat(Stream.of("check"), Stream.of(arguments)).toArray(String[]::new);
    Result refused = project.run(all);
    assertThat(refused.err()).contains(message);
    assertThat(refused.exitCode()).isEqualTo(exitCode);
  }

  private String manifest() throws Exception {
    try (Stream<Path> files = Files.walk(store)) {
      return files
          .filter(file -> file.endsWith("manifest.json") && !file.toString().contains("latest"))
          .findFirst()
          .orElseThrow()
          .toString();
    }
  }

  private String masked(Result result) {
    return result.maskedOut().replaceAll("127\\.0\\.0\\.1:\\d+/DATABASE", "OTHER");
  }
}
