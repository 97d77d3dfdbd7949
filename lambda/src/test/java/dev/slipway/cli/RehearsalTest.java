package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Wiring;
import dev.slipway.backup.manifest.Compression;
import dev.slipway.backup.manifest.Hashing;
import dev.slipway.backup.manifest.Manifest;
import dev.slipway.backup.manifest.ManifestJson;
import dev.slipway.backup.manifest.Part;
import dev.slipway.storage.Storage;
import dev.slipway.testing.ChildProcess;
import dev.slipway.testing.Cli.Result;
import dev.slipway.testing.PostgresProxy;
import dev.slipway.testing.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code verify-backup --rehearse}. */
class RehearsalTest extends CliTestBase {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir Path store;

  private String uri;

  @BeforeEach
  void backUp() throws Exception {
    project = project.with("BACKUP_STORE", "file:" + store);
    done("up");
    db.execute(
        "INSERT INTO words (id, word) SELECT i, E'tab\\t line\\n ' || i FROM"
            + " generate_series(2, 1000) i",
        "CREATE TABLE uses (id bigserial PRIMARY KEY, word int REFERENCES words, at timestamptz,"
            + " raw bytea, part int GENERATED ALWAYS AS (word % 3) STORED)",
        "INSERT INTO uses (word, at, raw) SELECT i, timestamptz '2024-03-31 01:30Z' + i * interval"
            + " '7 min', decode(md5(i::text), 'hex') FROM generate_series(1, 500) i",
        "CREATE TYPE mood AS ENUM ('good', 'bad')",
        "CREATE TABLE hashed (m mood) PARTITION BY HASH (m)",
        "CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 0)",
        "CREATE TABLE hashed_1 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 1)",
        "INSERT INTO hashed SELECT CASE WHEN i % 3 = 0 THEN 'good'::mood ELSE 'bad' END FROM"
            + " generate_series(1, 30) i",
        "CREATE SEQUENCE \"odd;'name\" START 7; SELECT lo_from_bytea(700001, '\\x010203')");
    uri = String.valueOf(done("backup", "--json").json().get("backup"));
  }

  @Test
  void aBackupIsRestoredAndComparedOnANamedServer() throws Exception {
    Map<String, Object> report = rehearse(db.superuserUrl(), ExitCode.DONE).json();
    assertThat(report).containsEntry("outcome", "DONE").containsEntry("problems", List.of());
    Map<?, ?> rehearsal = (Map<?, ?>) report.get("rehearsal");
    assertThat(rehearsal.get("tables")).isEqualTo(6);
    assertThat(rehearsal.get("rows")).isEqualTo(report.get("rows"));
    assertThat(rehearsal.get("sequences")).isEqualTo(2);
    assertThat(rehearsal.get("foreignKeys")).isEqualTo(1);
    assertThat((int) rehearsal.get("definitions")).isGreaterThan(100);
    assertThat(rehearsal.get("warnings")).isEqualTo(List.of());
    nothingIsLeft();
  }

  @Test
  void withoutRightsOwnersAreNotComparedAndThatIsSaid() throws Exception {
    Result result = project.run("verify-backup", uri, "--rehearse", "--url", db.url());
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(result.out())
        .contains(
            "  warning: owners and privileges were not restored or compared: our role there is no"
                + " superuser\n")
        .containsPattern("dumped again by pg_dump \\S+: 0 of \\d+ definitions differ, \\d+ rows")
        .contains("Every file was read, and it restores.");
    nothingIsLeft();
  }

  @Test
  void everyKindOfObjectComesBackAsItWas() throws Exception {
    Properties simple = new Properties();
    simple.setProperty("user", PostgresServer.SUPERUSER);
    simple.setProperty("preferQueryMode", "simple");
    try (var connection = db.connect(db.port(), simple);
        var statement = connection.createStatement()) {
      statement.execute(text("/every-kind.sql"));
      for (int major = 15; major <= Math.min(16, PostgresServer.majorVersion()); major++) {
        statement.execute(text("/every-kind-" + major + ".sql"));
      }
      try {
        project = project.on(db.superuserUrl());
        uri = String.valueOf(done("backup", "--json").json().get("backup"));
        Map<String, Object> report = rehearse(db.superuserUrl(), ExitCode.DONE).json();
        assertThat((int) ((Map<?, ?>) report.get("rehearsal")).get("definitions"))
            .isGreaterThan(1000);
      } finally {
        statement.execute("DROP SUBSCRIPTION IF EXISTS every_kind_subscription");
      }
    }
    nothingIsLeft();
  }

  private static String text(String name) throws IOException {
    try (InputStream in = RehearsalTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Where nothing is named, and whatever database is configured. */
  @Test
  void withoutAServerTheEmbeddedOneIsUsed(@TempDir Path home) throws Exception {
    String owner = "owner \"of\" " + db.name();
    try (var connection = db.connectAsSuperuser();
        var statement = connection.createStatement()) {
      String role = '"' + owner.replace("\"", "\"\"") + '"';
      statement.execute("CREATE ROLE " + role + "; ALTER TABLE uses OWNER TO " + role);
      try (ChildProcess backup = ChildProcess.start(home, superuser(), "backup")) {
        assertThat(backup.waitFor(LIMIT)).as(backup.stderr()).isZero();
      }
      statement.execute("ALTER TABLE uses OWNER TO " + db.user() + "; DROP ROLE " + role);
    }
    try (ChildProcess child =
        ChildProcess.start(home, superuser(), "verify-backup", "latest", "--rehearse")) {
      assertThat(child.waitFor(LIMIT)).as(child.stdout() + child.stderr()).isZero();
      assertThat(child.stdout()).contains("0 of ", "Whole: ").doesNotContain("warning: owners");
    }
    try (var files = Files.list(home.resolve(".slipway"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("draft") || name.startsWith("data"));
    }
  }

  private Map<String, String> superuser() {
    return project.on(db.superuserUrl()).environment();
  }

  /** The server takes it, but it is not what was there. */
  @Test
  void definitionsAndRowsThatDifferAreFound() throws Exception {
    rewrite("000-pre", text -> text + disturbance());
    rewrite(
        "900-post",
        text ->
            text.replace("USING btree (origin)", "(origin)")
                + "DELETE FROM public.hashed WHERE m = 'good';\n");
    Result result = rehearse(db.superuserUrl(), ExitCode.FOUND);
    assertThat(problems(result))
        .anyMatch(
            p ->
                p.startsWith("900-post.sql.zst 10 lines differ after the restore:")
                    && p.contains("\n    - CREATE INDEX words_origin ON public.words (origin);\n")
                    && p.contains("\n    + CREATE INDEX words_origin ON public.words USING btree"))
        .anyMatch(p -> p.startsWith("000-pre.sql.zst "))
        .contains("table public.words not all of its 1000 rows are as they were")
        .contains("table public.hashed has 20 rows after the restore, not 30")
        .hasSize(4);
    nothingIsLeft();
  }

  private static String disturbance() {
    return """
        CREATE FUNCTION public.disturb() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          NEW.word := CASE NEW.id WHEN 77 THEN 'other' ELSE NEW.word END;
          RETURN NEW; END $$;
        CREATE TRIGGER disturb BEFORE INSERT ON public.words
          FOR EACH ROW EXECUTE FUNCTION public.disturb();
        """;
  }

  @Test
  void aBackupThatDoesNotRestoreIsFound() throws Exception {
    rewrite("900-post", text -> text.replace("REFERENCES public.words(id)", "REFERENCES absent"));
    List<String> problems = problems(rehearse(db.superuserUrl(), ExitCode.FOUND));
    assertThat(problems).singleElement().asString().startsWith("restore ").contains("absent");
    nothingIsLeft();
  }

  @Test
  void aServerOfAnotherMajorVersionIsRefused() throws Exception {
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      proxy.announceVersion("13.9");
      Result result =
          project.run("verify-backup", uri, "--rehearse", "--url", db.superuserUrl(proxy.port()));
      assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(result.err())
          .startsWith("slipway: The backup was taken from PostgreSQL ")
          .contains("the server to rehearse on is 13.9. Nothing was changed. Next: name a server");
    }
    nothingIsLeft();
  }

  private Result rehearse(String url, int exitCode) {
    Result result = project.run("verify-backup", uri, "--rehearse", "--json", "--url", url);
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(exitCode);
    return result;
  }

  private static List<String> problems(Result result) {
    return ((List<?>) result.json().get("problems"))
        .stream().map(Map.class::cast).map(p -> p.get("where") + " " + p.get("what")).toList();
  }

  private void nothingIsLeft() throws Exception {
    assertThat(db.rows("SELECT datname FROM pg_database WHERE datname LIKE 'slipway_rehearsal%'"))
        .isEmpty();
  }

  /** Changes a file of the backup, and its manifest with it. */
  private void rewrite(String file, UnaryOperator<String> change) throws Exception {
    Storage backup = Wiring.storage(uri);
    Manifest manifest = ManifestJson.read(backup, Manifest.FILE);
    List<Part> parts = new ArrayList<>();
    for (Part part : manifest.parts()) {
      parts.add(part.file().startsWith(file) ? rewritten(backup, part, change) : part);
    }
    Manifest changed =
        new Manifest(
            manifest.format(),
            manifest.tool(),
            manifest.runId(),
            manifest.environment(),
            manifest.dumper(),
            manifest.compression(),
            manifest.startedAt(),
            manifest.finishedAt(),
            manifest.origin(),
            manifest.migrations(),
            manifest.extensions(),
            manifest.roles(),
            manifest.excluded(),
            parts);
    ManifestJson.write(changed, backup, Manifest.FILE);
  }

  private static Part rewritten(Storage backup, Part part, UnaryOperator<String> change)
      throws Exception {
    byte[] text;
    try (InputStream in = Compression.ZSTD.decompress(backup.open(part.file()))) {
      String before = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      text = change.apply(before).getBytes(StandardCharsets.UTF_8);
      assertThat(text).isNotEqualTo(before.getBytes(StandardCharsets.UTF_8));
    }
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (OutputStream out = Compression.ZSTD.compress(stored)) {
      out.write(text);
    }
    try (var upload = backup.create(part.file())) {
      upload.write(stored.toByteArray());
      upload.complete();
    }
    return new Part(
        part.file(),
        part.kind(),
        part.schema(),
        part.table(),
        part.index(),
        part.rows(),
        text.length,
        sha256(text),
        stored.size(),
        sha256(stored.toByteArray()));
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Hashing.sha256(bytes));
  }
}
