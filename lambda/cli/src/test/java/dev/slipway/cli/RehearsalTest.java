package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.CliProcess;
import dev.slipway.testing.cli.SharedServer;
import dev.slipway.testing.process.ChildProcess;
import dev.slipway.testing.proxy.PostgresProxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code verify-backup --rehearse}. */
class RehearsalTest extends RehearsalTestBase {

  @BeforeEach
  void fillAndBackUp() throws Exception {
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
    backUp();
  }

  @Test
  void aBackupIsRestoredAndComparedOnANamedServer() throws Exception {
    Map<String, Object> report = rehearse(db.superuserUrl(), ExitCode.DONE).json();
    assertThat(report).containsEntry("outcome", "DONE").containsEntry("problems", List.of());
    Map<?, ?> rehearsal = (Map<?, ?>) report.get("rehearsal");
    assertThat(rehearsal.get("tables")).isEqualTo(7);
    assertThat(rehearsal.get("rows")).isEqualTo(report.get("rows"));
    assertThat(rehearsal.get("sequences")).isEqualTo(2);
    assertThat(rehearsal.get("foreignKeys")).isEqualTo(1);
    assertThat((int) rehearsal.get("definitions")).isGreaterThan(100);
    assertThat((List<?>) rehearsal.get("warnings")).isEqualTo(asSuperuser());
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
    makeEveryKind();
    project = project.on(db.superuserUrl());
    backUp();
    Map<?, ?> report =
        (Map<?, ?>) rehearse(db.superuserUrl(), ExitCode.DONE).json().get("rehearsal");
    assertThat((int) report.get("definitions")).isGreaterThan(1000);
    assertThat(report.get("warnings")).isEqualTo(asSuperuser());
    nothingIsLeft();
  }

  /** Where nothing is named, and whatever database is configured. */
  @Test
  void withoutAServerTheEmbeddedOneIsUsed(@TempDir Path home) throws Exception {
    SharedServer.into(home);
    String owner = "owner \"of\" " + db.name();
    try (var connection = db.connectAsSuperuser();
        var statement = connection.createStatement()) {
      String role = '"' + owner.replace("\"", "\"\"") + '"';
      statement.execute("CREATE ROLE " + role + "; ALTER TABLE uses OWNER TO " + role);
      try (ChildProcess backup = CliProcess.start(home, superuser(), "backup")) {
        assertThat(backup.waitFor(LIMIT)).as(backup.stderr()).isZero();
      }
      statement.execute("ALTER TABLE uses OWNER TO " + db.user() + "; DROP ROLE " + role);
    }
    try (ChildProcess child =
        CliProcess.start(home, superuser(), "verify-backup", "latest", "--rehearse")) {
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

  /** What the rows bring about is neither in the definitions nor in the rows of the backup. */
  @Test
  void definitionsAndRowsThatDifferAreFound() throws Exception {
    whenItIsRestored(
        "EXISTS (SELECT FROM public.words)",
        "DELETE FROM public.hashed WHERE m = 'good'; DROP INDEX public.words_origin;"
            + " ALTER TABLE public.uses ALTER at SET NOT NULL");
    backUp();
    rewrite("000-pre", text -> text + disturbance());
    Result result = rehearse(db.superuserUrl(), ExitCode.FOUND);
    assertThat(problems(result))
        .anyMatch(
            p ->
                p.startsWith("900-post.sql.zst ")
                    && p.contains("\n    - CREATE INDEX words_origin ON public.words USING btree"))
        .contains(
            "000-pre.sql.zst 2 lines differ after the restore:"
                + "\n    -     at timestamp with time zone,"
                + "\n    +     at timestamp with time zone NOT NULL,")
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
}
