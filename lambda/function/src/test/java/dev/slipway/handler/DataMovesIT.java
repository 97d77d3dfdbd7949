package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that the function moves: through a bucket, and from the database of another secret. */
class DataMovesIT extends DeployTestBase {

  private static final String OTHER =
      "arn:aws:secretsmanager:us-east-1:123456789012:secret:other-D4e5F6";

  /** Of which the function keeps five seconds to answer, and begins nothing in the last five. */
  private static final Duration SLICE = Duration.ofSeconds(14);

  @TempDir Path files;

  private final String store = migrations.replaceFirst("assets.*", "moves-") + UUID.randomUUID();

  @BeforeEach
  void fill() throws Exception {
    db.execute(
        "CREATE TABLE words (id int PRIMARY KEY, word text)",
        "INSERT INTO words VALUES (1, 'boat'), (2, E'sh\\tip \"\\u2764\\n')");
  }

  @Override
  Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>(super.variables());
    variables.put("BACKUP_STORE", store);
    return variables;
  }

  @Test
  void rowsGoIntoTheBucketAndComeBack() throws Exception {
    startFunction();
    Map<String, Object> export = done("{\"action\":\"export\",\"compression\":\"zstd\"}");
    assertThat(export).containsEntry("rows", 2);
    db.execute("DELETE FROM words");
    done("{\"action\":\"import\",\"from\":\"" + store + "\"}");
    assertThat(db.queryString("SELECT word FROM words WHERE id = 2"))
        .isEqualTo("sh\tip \"\u2764\n");
    done("{\"action\":\"check\",\"against\":\"" + export.get("export") + "\"}");
  }

  @Test
  void rowsComeFromTheDatabaseOfAnotherSecret() throws Exception {
    try (PgDatabase other = PgDatabase.open()) {
      other.execute(
          "CREATE TABLE words (id int, word text)", "INSERT INTO words VALUES (7, 'theirs')");
      secrets.put(OTHER, secret(db.password()).replace(db.name(), other.name()));
      startFunction();
      done("{\"action\":\"copy\",\"from\":\"" + OTHER + "\"}");
      assertThat(db.rows("SELECT id, word FROM words")).hasToString("[[7, theirs]]");
      done("{\"action\":\"check\",\"against\":\"" + OTHER + "\",\"checksum\":true}");
    }
  }

  /** Each row takes a second, so that two tables do not fit into one slice. */
  @Test
  void batchesGoOnInSlicesUntilAllTablesAreIn() throws Exception {
    db.execute("DROP TABLE words");
    startFunction();
    created(files("001_words.sql", WORDS));
    db.execute(
        "CREATE FUNCTION slow(int) RETURNS boolean LANGUAGE plpgsql AS"
            + " 'BEGIN PERFORM pg_sleep(1); RETURN true; END'");
    for (int i = 0; i < 4; i++) {
      db.execute("CREATE TABLE t" + i + " (id int CHECK (slow(id)))");
      Files.writeString(files.resolve("t" + i + ".csv"), "id\n1\n2\n3\n");
    }
    String event = "{\"action\":\"import\",\"from\":\"" + files + "\",\"batch\":true}";

    Map<String, Object> answer = slice(event);
    assertThat(answer).containsEntry("outcome", "PAUSED");
    int slices = 1;
    while (answer.get("outcome").equals("PAUSED") && slices < 10) {
      answer = slice(event);
      slices++;
    }

    assertThat(answer).containsEntry("outcome", "DONE").containsEntry("tablesLeft", 0);
    for (int i = 0; i < 4; i++) {
      assertThat(db.queryString("SELECT sum(id) FROM t" + i)).isEqualTo("6");
    }
  }

  /** Whether anything listens there is not asked. */
  @Test
  void mysqlIsLeftToTheCommandLine() {
    startFunction();
    for (String action : List.of("copy", "export")) {
      Response response =
          api.invoke(
              "{\"action\":\"" + action + "\",\"from\":\"mysql://me@127.0.0.1:9/shop\"}", SLICE);
      assertThat(response.kind()).as(response.toString()).isEqualTo(Kind.ERROR);
      assertThat(response.errorMessage())
          .startsWith("The function cannot read MySQL: the driver is not in it.")
          .contains("use the command line: ./slipway copy --from mysql://", "Nothing was done.");
    }
  }

  private Map<String, Object> slice(String event) {
    Response response = api.invoke(event, SLICE);
    assertThat(response.kind()).as(response.toString()).isEqualTo(Kind.RESPONSE);
    return json(response.body());
  }

  private Map<String, Object> done(String event) {
    Map<String, Object> answer = answer(event);
    assertThat(answer.get("outcome")).as(answer.toString()).isEqualTo("DONE");
    return answer;
  }
}
