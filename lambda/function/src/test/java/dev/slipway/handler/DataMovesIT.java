package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.postgres.PgDatabase;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that the function moves: through a bucket, and from the database of another secret. */
class DataMovesIT extends DeployTestBase {

  private static final String OTHER =
      "arn:aws:secretsmanager:us-east-1:123456789012:secret:other-D4e5F6";

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

  private Map<String, Object> done(String event) {
    Map<String, Object> answer = answer(event);
    assertThat(answer.get("outcome")).as(answer.toString()).isEqualTo("DONE");
    return answer;
  }
}
