package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.DeployFramework.Answer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  @Test
  void deployToProductionBacksUpFirst(@TempDir Path store) throws Exception {
    Map<String, String> variables = variables();
    variables.putAll(Map.of("ENVIRONMENT", "prod", "BACKUP_STORE", "file:" + store));
    remember(start(variables));
    Answer create = create(files("001_words.sql", WORDS));
    assertThat(create.success()).as(create.reason()).isTrue();
    String uri = db.queryString("SELECT backup_uri FROM schema_migration_runs");
    assertThat(uri).startsWith("file:" + store + "/database-backups/" + db.name() + "/");
    assertThat(Path.of(URI.create(uri)).resolve("manifest.json")).isRegularFile();
    assertThat(create.data()).containsEntry("backup", uri);
  }
}
