package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.LambdaProcess;
import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code verify-backup} in the function. */
class VerifyBackupIT extends FunctionTestBase {

  @Test
  void aBackupIsVerifiedAndRehearsedAndADamagedOneIsAnError(@TempDir Path store) throws Exception {
    db.execute(
        "CREATE TABLE words AS SELECT i, 'word ' || i AS word FROM generate_series(1, 99) i");
    Map<String, String> variables = variables();
    variables.put("BACKUP_STORE", "file:" + store);
    try (LambdaProcess process = start(variables)) {
      String uri = String.valueOf(answer("{\"action\":\"backup\"}").get("backup"));
      assertThat(answer("{\"action\":\"verify-backup\",\"backup\":\"latest\"}"))
          .containsEntry("outcome", "DONE")
          .containsEntry("backup", uri)
          .containsEntry("problems", List.of());
      String rehearse =
          "{\"action\":\"verify-backup\",\"backup\":\"%s\",\"depth\":\"rehearse\"}".formatted(uri);
      Map<?, ?> rehearsal = (Map<?, ?>) answer(rehearse).get("rehearsal");
      assertThat(rehearsal.get("rows")).isEqualTo(99);
      assertThat(db.rows("SELECT datname FROM pg_database WHERE datname LIKE 'slipway_rehearsal%'"))
          .isEmpty();
      Path file = Path.of(URI.create(uri)).resolve("100-public.words.p0.sql.zst");
      Files.write(file, new byte[] {1, 2, 3});
      Response response = api.invoke(rehearse, LIMIT);
      assertThat(response.kind()).isEqualTo(Kind.ERROR);
      assertThat(response.errorMessage())
          .contains("The backup " + uri + " is damaged:")
          .contains("100-public.words.p0.sql.zst: has 3 bytes, its manifest says ");
    }
  }
}
