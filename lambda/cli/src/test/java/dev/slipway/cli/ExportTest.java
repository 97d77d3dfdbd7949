package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.psql.Psql;
import dev.slipway.transfer.manifest.ExportManifest;
import dev.slipway.transfer.manifest.ExportManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests {@code export}. */
class ExportTest extends StoreTestBase {

  @BeforeEach
  void fill() throws Exception {
    db.execute(
        "CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text,"
            + " boss bigint REFERENCES users, upper text GENERATED ALWAYS AS (upper(name)) STORED)",
        "INSERT INTO users (name, boss) VALUES ('Ada', NULL), ('', 1), (NULL, 1)",
        "CREATE TABLE orders (id int PRIMARY KEY, by_user bigint NOT NULL REFERENCES users)",
        "INSERT INTO orders VALUES (1, 1), (2, 3)",
        "CREATE TABLE flyway_schema_history (installed_rank int)",
        "CREATE SCHEMA \"Odd one\"",
        "CREATE TABLE \"Odd one\".\"Se\"\"lect/..\" (\"a,b\" text, r int)",
        "INSERT INTO \"Odd one\".\"Se\"\"lect/..\" VALUES ('x', 1)");
  }

  private Path export(String... arguments) {
    Map<String, Object> report =
        done(Stream.concat(Stream.of("export", "--json"), Stream.of(arguments))
                .toArray(String[]::new))
            .json();
    return folder(String.valueOf(report.get("export")));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static ExportManifest manifest(Path folder) throws IOException {
    return ExportManifestJson.read(Files.readAllBytes(folder.resolve("manifest.json")));
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.walk(store)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void writesAFileATableAndTellsWhatIsLeftOut() throws Exception {
    done("up", "--existing");
    Result text = done("export");
    assertThat(text.maskedOut())
        .contains("  public.orders       2 rows\n")
        .contains("  without public.flyway_schema_history (the history of Flyway)\n")
        .contains("  without public.schema_migrations (the history of Slipway)\n")
        .containsPattern(
            "Done\\. DATABASE \\(dev\\) is exported at 20250101_120000: 7 rows of 5 tables,"
                + " \\d\\.\\d kB as csv\\. N ms\n$");
    Path latest = store.resolve("exports/" + db.name() + "/latest");
    assertThat(latest).isSymbolicLink();
    assertThat(Files.readString(latest.resolve("public.users.csv")))
        .isEqualTo("id,name,boss\n1,Ada,\n2,\"\",1\n3,,1\n");
    assertThat(names(latest))
        .containsExactly(
            "Odd_one~c90df946.Se_lect___~e999b8e4.csv",
            "manifest.json",
            "public.notes.csv",
            "public.orders.csv",
            "public.users.csv",
            "public.words.csv");
    ExportManifest manifest = manifest(latest);
    assertThat(manifest.migrations().current()).isEqualTo("20250101_120000");
    assertThat(manifest.sequences().toString()).contains("users_id_seq, last=3");
    assertThat(
            db.queryString(
                "SELECT status || ': ' || message FROM schema_migration_runs WHERE action ="
                    + " 'export'"))
        .startsWith("completed: exported 7 rows of 5 tables to file:" + store);
    assertThat(done("status", "--json").json().get("lastBackup")).isNull();
  }

  @Test
  void psqlLoadsAllDataWhateverRefersToWhat() throws Exception {
    db.execute(
        "ALTER TABLE users ADD COLUMN last_order int REFERENCES orders",
        "UPDATE users SET last_order = 2");
    for (String kind : List.of("none", "zstd", "gzip")) {
      Path folder = export("--format", "sql", "--compression", kind);
      String suffix = Map.of("none", "", "zstd", ".zst", "gzip", ".gz").get(kind);
      Path file = folder.resolve("all_data.sql" + suffix);
      Path plain = Files.write(folder.resolve("plain.sql"), plain(file));
      try (PgDatabase other = PgDatabase.open()) {
        other.execute(
            "CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text,"
                + " boss bigint REFERENCES users, upper text GENERATED ALWAYS AS (upper(name))"
                + " STORED)",
            "CREATE TABLE orders (id int PRIMARY KEY, by_user bigint NOT NULL REFERENCES users)",
            "ALTER TABLE users ADD COLUMN last_order int REFERENCES orders",
            "CREATE SCHEMA \"Odd one\"",
            "CREATE TABLE \"Odd one\".\"Se\"\"lect/..\" (\"a,b\" text, r int)");
        Psql.Result loaded = Psql.run(other.url(), plain);
        assertThat(loaded.exitCode()).as(loaded.stderr()).isZero();
        assertThat(other.rows("SELECT * FROM users ORDER BY id"))
            .isEqualTo(db.rows("SELECT * FROM users ORDER BY id"));
        assertThat(other.queryString("SELECT nextval('users_id_seq')")).isEqualTo("4");
        assertThat(
                other.queryString(
                    "SELECT bool_or(condeferrable) FROM pg_constraint WHERE contype = 'f'"))
            .isEqualTo("f");
      }
    }
  }

  private static byte[] plain(Path file) throws IOException {
    try (var in =
        dev.slipway.transfer.manifest.Packing.ofFile(file.toString())
            .decompress(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }

  /** Another server's database of the same name may be exported in the same second. */
  @Test
  void aFolderIsThatOfOneRun() throws Exception {
    Path folder = export("--tables", "users");
    assertThat(folder.getFileName().toString())
        .matches("\\d{8}_\\d{6}-" + manifest(folder).runId());
    assertThat(store.resolve("exports/" + db.name() + "/latest").toRealPath())
        .isEqualTo(folder.toRealPath());
  }

  @Test
  void onlyWhatWasAskedFor() throws Exception {
    Path folder =
        export("--tables", "users", "--where", "users=id > 1 -- not Ada", "--to", store + "/own");
    assertThat(folder).startsWith(store.resolve("own/exports"));
    assertThat(names(folder)).containsExactly("manifest.json", "public.users.csv");
    assertThat(Files.readString(folder.resolve("public.users.csv")))
        .isEqualTo("id,name,boss\n2,\"\",1\n3,,1\n");
    assertThat(manifest(folder).tables().get(0).where()).isEqualTo("id > 1 -- not Ada");
    assertThat(manifest(folder).excluded()).isEmpty();
  }

  @Test
  void newestRowsAsJson() throws Exception {
    Path folder =
        export("--tables", "users,orders", "--format", "json", "--last", "2", "--order-by", "id");
    assertThat(Files.readString(folder.resolve("public.users.json")))
        .isEqualTo(
            "[\n{\"id\":2,\"name\":\"\",\"boss\":1},\n{\"id\":3,\"name\":null,\"boss\":1}\n]\n");
    assertThat(Files.readString(folder.resolve("export_summary.json")))
        .contains("\"rows\" : 4")
        .contains("\"last\" : 2");
    Path lines = export("--tables", "orders", "--format", "jsonl");
    assertThat(Files.readString(lines.resolve("public.orders.jsonl")))
        .isEqualTo("{\"id\":1,\"by_user\":1}\n{\"id\":2,\"by_user\":3}\n");
    Path none = export("--tables", "orders", "--format", "json", "--where", "orders=false");
    assertThat(Files.readString(none.resolve("public.orders.json"))).isEqualTo("[]\n");
  }

  @Test
  void whatCannotBeReadIsToldAtOnce() throws Exception {
    String message =
        project.failed(
            "export",
            "--tables",
            "orders,users",
            "--where",
            "orders=no_such > 1",
            "--where",
            "words=true",
            "--last",
            "3",
            "--order-by",
            "name");
    assertThat(message)
        .contains("No export was taken: what is asked for cannot be read.\n")
        .contains("  public.orders: it has no column name, by which the newest rows are wanted\n")
        .contains("  public.orders: its condition (no_such > 1) is refused: ")
        .contains("  public.words: a condition is given for it, and it is not among the tables\n")
        .contains("Nothing was written.");
    assertThat(left()).isEmpty();
  }

  @Test
  void aConditionIsOneExpression() throws Exception {
    for (String condition :
        List.of(
            "true; DROP TABLE users", "true) OR (true", "(id > 1", "", "-- all", "id > $1", "'x")) {
      Result result = project.run("export", "--where", "users=" + condition);
      assertThat(result.exitCode()).as(condition).isEqualTo(ExitCode.USAGE);
      assertThat(result.err()).contains("--where: of users must be one expression of SQL, and ");
    }
    Result twice = project.run("export", "--where=users=id = 1", "--where=public.users=id = 2");
    assertThat(twice.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(twice.err()).contains("two conditions of users; join them by AND or OR");
    Path odd = export("--where", "users=name <> ';)' AND id IN (1, 2) /* ; */");
    assertThat(Files.readString(odd.resolve("public.users.csv")))
        .isEqualTo("id,name,boss\n1,Ada,\n2,\"\",1\n");
  }

  @Test
  void aFailureLeavesNothing() throws Exception {
    db.execute("ALTER TABLE users ADD COLUMN half int", "UPDATE users SET half = id - 2");
    String message = project.failed("export", "--where", "users=1 / half > 0");
    assertThat(message)
        .contains("failed while writing the rows of public.users: division by zero (22012).")
        .contains("It has no manifest and does not count. Its files were deleted;");
    assertThat(left()).isEmpty();
    assertThat(store.resolve("exports")).doesNotExist();
  }

  @Test
  void withoutAPlaceNothingIsDone() {
    project = project.without("BACKUP_STORE");
    Result result = project.run("export");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err())
        .isEqualTo(
            "slipway: Nobody says where the export goes. Add --to (to) with a folder or"
                + " s3://bucket/prefix, or set BACKUP_STORE (--backup-store). Nothing was done.\n");
  }

  @Test
  void whatJsonCannotSayIsTold() throws Exception {
    db.execute(
        "CREATE TABLE notes (id int, j json, b jsonb)",
        "INSERT INTO notes VALUES (1, 'null', NULL), (2, E'{\n}', 'null'), (3, ' null ', '[null]'),"
            + " (4, '{}', NULL)");
    Result text = done("export", "--tables", "notes", "--format", "jsonl");
    assertThat(text.out())
        .contains(
            "  warning: 3 rows of public.notes have JSON's own null in a column of type json or"
                + " jsonb, which cannot be told from NULL here and is read as that; csv and sql"
                + " keep both\n");
    Path latest = store.resolve("exports/" + db.name() + "/latest");
    assertThat(Files.readString(latest.resolve("public.notes.jsonl")))
        .isEqualTo(
            "{\"id\":1,\"j\":null,\"b\":null}\n{\"id\":2,\"j\":{ },\"b\":null}\n"
                + "{\"id\":3,\"j\": null ,\"b\":[null]}\n{\"id\":4,\"j\":{},\"b\":null}\n");
  }
}
