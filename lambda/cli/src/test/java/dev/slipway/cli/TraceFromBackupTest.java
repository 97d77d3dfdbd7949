package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests {@code trace --from-backup}. */
class TraceFromBackupTest extends StoreTestBase {

  private static final String BY_HAND = "ALTER TABLE words ALTER by_hand TYPE bigint;";

  @BeforeEach
  void writeFiles() {
    for (String file :
        new String[] {
          "001_words.sql", "002_word_origins.sql", "20250101_120000_notes.sql", "R_word_counts.sql"
        }) {
      project.delete(file);
    }
    project.file("1_words.sql", WORDS);
    project.file("2_origins.sql", "CREATE TABLE origins (id int);");
    done("up");
  }

  private Result trace(String... arguments) {
    String[] all = new String[arguments.length + 3];
    System.arraycopy(new String[] {"trace", "--scratch-url", db.superuserUrl()}, 0, all, 0, 3);
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return project.run(all);
  }

  /** What is pending, what was made by hand, and how big tables are: all is the backup's. */
  @Test
  void beginsWithTheDefinitionsOfABackup() throws Exception {
    db.execute(
        "ALTER TABLE words ADD COLUMN by_hand int",
        "INSERT INTO words SELECT i, repeat('w', 100) FROM generate_series(2, 20000) i");
    backUp();
    db.execute("DROP TABLE words, origins");
    project.file("3_by_hand.sql", BY_HAND);
    Result result = trace("--from-backup", "latest", "--speed", "1");
    assertThat(result.out())
        .startsWith("3_by_hand.sql:1:1: ")
        .contains(
            "blocks reads and writes of words (2.2 MB) while words is written anew: about 2 s");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.FOUND);
    assertThat(db.queryString("SELECT count(*) FROM pg_database WHERE datname LIKE 'slipway_tr%'"))
        .isEqualTo("0");
  }

  /** Owners and privileges are not there, and no role is missed. */
  @Test
  void reviewBeginsWithThemToo() throws Exception {
    db.execute("ALTER TABLE words ADD COLUMN by_hand int");
    String uri = backUp();
    db.execute("DROP TABLE words");
    project.file("3_by_hand.sql", BY_HAND);
    Result result =
        project.run(
            "review",
            "--scratch-url",
            db.superuserUrl(),
            "--from-backup",
            uri,
            "--no-proof",
            "--format",
            "markdown");
    assertThat(result.out())
        .contains("by_hand bigint", "reads and writes of words")
        .doesNotContain("1_words.sql", "not measured");
  }

  /** What is in a backup gets no rights of a superuser on a server of ours. */
  @Test
  void whatIsInItHasNoRightsOnTheEmbeddedServer() throws Exception {
    Path planted = store.resolve("planted");
    RestoreTestBase.executeAsSuperuser(
        db,
        "CREATE FUNCTION plant() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " COPY (SELECT 1) TO '%s'; RETURN NEW; END $$".formatted(planted),
        "CREATE TRIGGER plant BEFORE INSERT ON words FOR EACH ROW EXECUTE FUNCTION plant()");
    String uri = backUp();
    project.file("3_more.sql", "INSERT INTO words VALUES (7, 'seven');");
    Result result = project.run("trace", "--from-backup", uri);
    assertThat(result.err()).contains("3_more.sql:1:1", "42501");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(Files.exists(planted)).isFalse();
  }

  @Test
  void whatDoesNotGoWithItIsRefused() {
    Result result = trace("--from-backup", "latest", "--since", "1", "--schema-from", "live");
    assertThat(result.err()).contains("--since", "--schema-from");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(trace("--from-backup", "latest").err()).contains("There is no complete backup of ");
  }
}
