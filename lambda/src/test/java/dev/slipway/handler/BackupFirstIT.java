package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.DeployFramework.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests deploys that are to save the database first. */
class BackupFirstIT extends DeployTestBase {

  static List<Map<String, String>> wishes() {
    return List.of(
        Map.of("ENVIRONMENT", "prod"),
        Map.of("BACKUP_BEFORE_UP", "always"),
        Map.of("BACKUP_BEFORE_UP", "never", "SNAPSHOT_BEFORE_UP", "true"));
  }

  @ParameterizedTest
  @MethodSource("wishes")
  void deployThatCannotSaveTheDatabaseChangesNothing(Map<String, String> wish) throws Exception {
    Map<String, String> variables = variables();
    variables.putAll(wish);
    remember(start(variables));
    Answer create = create(files("001_words.sql", WORDS));
    assertThat(create.success()).isFalse();
    assertThat(create.reason()).contains("backup: ").contains(" must come first, and ");
    assertThat(db.queryString("SELECT to_regclass('words') IS NULL")).isEqualTo("t");
  }
}
