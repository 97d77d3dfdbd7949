package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import dev.slipway.testing.s3.S3Server;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What psql's commands bring in lies in the bucket, too: in a zip, or in a folder of objects. */
class IncludedFilesIT extends DeployTestBase {

  private static final String CASE =
      "\\i parts/words.sql\n\\copy words from 'parts/words.tsv'\n-- DOWN\nDROP TABLE words;";
  private static final String TABLE = "CREATE TABLE words (id int);\n\\ir more/first.sql\n";
  private static final String FIRST = "INSERT INTO words VALUES (1);\n";
  private static final String ROWS = "2\n3\n";

  private String bucket;

  @BeforeEach
  void fillFolder() {
    bucket = S3Server.createBucket();
    put("team/001_words.sql", CASE);
    put("team/parts/words.sql", TABLE);
    put("team/parts/more/first.sql", FIRST);
    put("team/parts/words.tsv", ROWS);
    put("secret.sql", "CREATE TABLE stolen ();");
  }

  @Test
  void ofAZipThatADeployBrings() throws SQLException {
    startFunction();
    created(
        files(
            "001_words.sql", CASE,
            "parts/more/first.sql", FIRST,
            "parts/words.sql", TABLE,
            "parts/words.tsv", ROWS));
    assertThat(sum()).isEqualTo("6");
  }

  @Test
  void ofAFolderOfObjects() throws SQLException {
    startFunction(Map.of("MIGRATIONS", "s3://" + bucket + "/team/"));
    assertThat(answer("{\"action\":\"up\"}")).containsEntry("outcome", "DONE");
    assertThat(sum()).isEqualTo("6");
    put("team/parts/more/first.sql", "INSERT INTO words VALUES (100);\n");
    assertThat(answer("{\"action\":\"validate\"}").toString()).contains("001", "changed");
  }

  @ParameterizedTest
  @CsvSource({
    "../secret.sql, leads out of the migrations folder",
    "/secret.sql, leads out of the migrations folder",
    "secret.sql, there is no file secret.sql in",
    "parts/none.sql, there is no file parts/none.sql in",
  })
  void nothingElse(String path, String message) throws SQLException {
    put("team/001_words.sql", "\\i " + path + "\n");
    startFunction(Map.of("MIGRATIONS", "s3://" + bucket + "/team/"));
    Response up = api.invoke("{\"action\":\"up\"}", LIMIT);
    assertThat(up.kind()).isEqualTo(Kind.ERROR);
    assertThat(up.errorMessage()).contains(message, "Nothing was run");
    assertThat(db.queryString("SELECT to_regclass('stolen')")).isNull();
  }

  private void put(String key, String text) {
    S3Server.put(bucket, key, text.getBytes(StandardCharsets.UTF_8));
  }

  private String sum() throws SQLException {
    return db.queryString("SELECT sum(id) FROM words");
  }
}
