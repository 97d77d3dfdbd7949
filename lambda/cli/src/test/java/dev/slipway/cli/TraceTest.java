package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests {@code trace}; the tests' server is the scratch server too. */
class TraceTest extends CliTestBase {

  @BeforeEach
  void writeFiles() {
    for (String file :
        new String[] {
          "001_words.sql", "002_word_origins.sql", "20250101_120000_notes.sql", "R_word_counts.sql"
        }) {
      project.delete(file);
    }
    project.file("1_words.sql", WORDS);
    project.file(
        "2_changes.sql",
        """
        CREATE INDEX words_word ON words (word);
        ALTER TABLE words ADD COLUMN origin text;
        """);
  }

  @Test
  void tellsWhatEachStatementBlocks() {
    Result result = project.run("trace", "--since", "1", "--scratch-url", db.superuserUrl());
    assertThat(result.out())
        .startsWith(
            """
            2_changes.sql:1:1: CREATE INDEX words_word ON words (word)
                blocks writes to words while an index is built from words
            2_changes.sql:2:1: ALTER TABLE words ADD COLUMN origin text
                blocks reads and writes of words for a moment
            Traced 2 statements of 1 migration on PostgreSQL\
            """)
        .endsWith(
            ", on tables without rows: 1 blocks reads or writes for as long as a table is read or"
                + " written whole.\n");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FOUND);
  }

  /** What is pending there is traced; the database itself stays as it is. */
  @Test
  void theLiveDatabaseSaysWhatIsPendingAndHowBigItsTablesAre() throws Exception {
    done("up", "1");
    db.execute(
        "INSERT INTO words SELECT i, repeat('w', 100) FROM generate_series(2, 20000) i",
        "ANALYZE words");
    var before = db.catalogue();
    Result result = project.run("trace", "--scratch-url", db.superuserUrl(), "--speed", "1");
    assertThat(result.out())
        .contains(
            "blocks writes to words (2.8 MB) while an index is built from words: about 3 s\n",
            "blocks reads and writes of words (2.8 MB) for a moment\n",
            "Estimates: 1 MB/s read, 1 MB/s indexed, 1 MB/s written anew, as --speed says.\n");
    assertThat(db.catalogue()).isEqualTo(before);
    String left = "SELECT count(*) FROM pg_database WHERE datname LIKE 'slipway_trace%'";
    assertThat(db.queryString(left)).isEqualTo("0");
  }

  @Test
  @SuppressWarnings("unchecked")
  void answersPrograms() {
    Map<String, Object> report =
        project.run("trace", "--since", "1", "--scratch-url", db.superuserUrl(), "--json").json();
    assertThat(report).containsEntry("action", "trace").containsEntry("outcome", "FOUND");
    assertThat(first(report.get("migrations")).get("segments").toString())
        .contains(
            "blocks=[{table=words, reads=false, writes=true, ddl=true, lock=SHARE, index=null,"
                + " lasting=index-build, whileWorkingOn=[words], bytes=null, seconds=null}]",
            "builtIndexes=[{index=words_word, table=words, wasThereBefore=true}]",
            "{fate=made, kind=column, name=words.origin}");
  }

  @Test
  void whatOnlyTheSameSetHasMadeBlocksNobody() {
    Result result = project.run("trace", "--scratch-url", db.superuserUrl());
    assertThat(result.out())
        .contains("CREATE INDEX words_word ON words (word)\n    blocks nobody\n")
        .doesNotContain("writes to");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void aMigrationThatFailsSaysThatItWasTheScratchDatabase() {
    project.file("3_bad.sql", "ALTER TABLE nowhere ADD c int;");
    Result result = project.run("trace", "--since", "1", "--scratch-url", db.superuserUrl());
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err()).contains("3_bad.sql:1:1: ", "scratch database, which is gone");
  }

  /** Made by hand, so that no file knows of it. */
  @Test
  void theLiveSchemaIsWhatItBeginsWithWhereAsked() throws Exception {
    done("up", "1");
    db.execute("ALTER TABLE words ADD COLUMN by_hand int", "CREATE TABLE other (i int)");
    project.file("3_by_hand.sql", "ALTER TABLE words ALTER by_hand TYPE bigint;");
    Result result =
        project.run("trace", "--scratch-url", db.superuserUrl(), "--schema-from", "live");
    assertThat(result.out())
        .contains("blocks reads and writes of words while words is written anew\n");
    assertThat(project.run("trace", "--scratch-url", db.superuserUrl()).err())
        .contains("column \"by_hand\" of relation \"words\" does not exist", "--schema-from live");
  }

  /** One that text fears for nothing, one that no text shows, one that only time makes a hazard. */
  @Test
  void lintTellsWhatWasMeasured() {
    project.file(
        "2_changes.sql",
        """
        CREATE FUNCTION one() RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 1';
        ALTER TABLE words ADD COLUMN n int DEFAULT one();
        DO $$ BEGIN EXECUTE 'ALTER TABLE words ALTER word TYPE varchar(20)'; END $$;
        """);
    project.file(
        "3_held.sql", "ALTER TABLE words ADD c int;\nUPDATE words SET c = 1 WHERE word = 'a';");
    String[] lint = {"lint", "--since", "1"};
    assertThat(project.run(lint).out())
        .contains("2_changes.sql:2:1: error: table-rewrite", "Looked at 2 files by text alone: ")
        .doesNotContain("2_changes.sql:3:1", "lock-held");
    Result result =
        project.run("lint", "--since", "1", "--trace", "--scratch-url", db.superuserUrl());
    assertThat(result.out())
        .contains(
            "2_changes.sql:3:1: error: table-rewrite",
            "why: Measured: ACCESS EXCLUSIVE on words while words is written anew.",
            "3_held.sql:2:1: error: lock-held",
            "blocks: reads and writes of words while words is read whole",
            "Looked at 2 files, measured on PostgreSQL ")
        .doesNotContain("2_changes.sql:2:1");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FOUND);
  }

  @Test
  void lintPutsValuesInForPlaceholders() {
    project.file("2_changes.sql", "CREATE INDEX words_word ON words (${column});");
    String[] lint = {"lint", "--since", "1", "--trace", "--scratch-url", db.superuserUrl()};
    assertThat(project.run(lint).exitCode()).isEqualTo(ExitCode.FAILED);
    String[] set =
        Stream.concat(Stream.of(lint), Stream.of("--set", "column=word")).toArray(String[]::new);
    assertThat(project.run(set).out()).contains("Measured: SHARE on words while an index is");
  }

  @Test
  void lintConfirmsEachFileAlone() {
    Result result = project.run("lint", "--trace", "--scratch-url", db.superuserUrl(), "--json");
    assertThat(result.json()).containsEntry("basis", "trace");
    Map<String, Object> hazard = first(result.json().get("hazards"));
    assertThat(hazard).containsEntry("kind", "blocking-index");
    assertThat(hazard.get("reason").toString())
        .endsWith(" Measured: SHARE on words while an index is built from words.");
  }

  /** What it does where there are rows, and only there. */
  @Test
  void rowsAreMadeUpWhereAsked() {
    project.file("1_words.sql", "CREATE TABLE words (id int PRIMARY KEY, word text NOT NULL);");
    project.file(
        "3_for_each.sql",
        "DO $$ BEGIN IF EXISTS (SELECT FROM words) THEN DROP INDEX words_word; END IF; END $$;");
    String[] trace = {"trace", "--since", "2", "--scratch-url", db.superuserUrl()};
    assertThat(project.run(trace).out())
        .contains("    blocks nobody\n", "on tables without rows: none blocks");
    Result result =
        project.run("trace", "--since", "2", "--scratch-url", db.superuserUrl(), "--rows");
    assertThat(result.out())
        .contains("    blocks reads and writes of words ", "on made-up rows: 1 blocks");
  }
}
