package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A database and a folder with three migrations and a repeatable. */
abstract class CliTestBase {

  static final String WORDS =
      """
      -- UP
      CREATE TABLE words (id int PRIMARY KEY, word text NOT NULL);
      INSERT INTO words VALUES (1, 'boat');
      -- DOWN
      DROP TABLE words;
      """;

  static final String INDEX =
      """
      -- UP
      ALTER TABLE words ADD COLUMN origin text;
      CREATE INDEX CONCURRENTLY words_origin ON words (origin);
      -- DOWN
      ALTER TABLE words DROP COLUMN origin;
      """;

  static final String NOTES =
      """
      -- UP
      CREATE TABLE notes (id int);
      -- DOWN
      DROP TABLE notes;
      """;

  static final String COUNTS =
      """
      -- Dependencies: 001
      -- UP
      CREATE OR REPLACE VIEW word_counts AS SELECT count(*) AS words FROM words;
      -- DOWN
      DROP VIEW word_counts;
      """;

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  Project project;

  @BeforeEach
  void writeMigrations() {
    project =
        Project.of(folder, db.url())
            .file("001_words.sql", WORDS)
            .file("002_word_origins.sql", INDEX)
            .file("20250101_120000_notes.sql", NOTES)
            .file("R_word_counts.sql", COUNTS);
  }

  /** Runs a command that must succeed. */
  Result done(String... arguments) {
    return project.done(arguments);
  }

  /** The message is told to people and to programs, and the database stays as it is. */
  void refuses(int exitCode, String message, String... arguments) throws Exception {
    List<String> before = db.catalogue();
    Result text = project.run(arguments);
    assertThat(text.err()).isEqualTo("slipway: " + message + "\n");
    assertThat(text.out()).isEmpty();
    assertThat(text.exitCode()).isEqualTo(exitCode);
    Result json = project.run(withJson(arguments));
    assertThat(json.exitCode()).isEqualTo(exitCode);
    assertThat(String.join(" ", json.json().keySet()))
        .isEqualTo("action outcome message sqlState file line column version state next exitCode");
    assertThat(json.json())
        .containsEntry("outcome", "FAILED")
        .containsEntry("message", message)
        .containsEntry("exitCode", exitCode);
    assertThat(json.out()).hasLineCount(1);
    assertThat(db.catalogue()).isEqualTo(before);
  }

  /** The same arguments for an answer as JSON. */
  static String[] withJson(String... arguments) {
    return Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new);
  }

  /** The value of a field in each of a report's objects. */
  static List<Object> each(Object objects, String field) {
    return ((List<?>) objects)
        .stream().<Object>map(object -> ((Map<?, ?>) object).get(field)).toList();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> first(Object objects) {
    return (Map<String, Object>) ((List<?>) objects).get(0);
  }
}
