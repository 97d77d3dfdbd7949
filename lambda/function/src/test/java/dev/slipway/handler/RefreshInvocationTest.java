package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.LambdaProcess;
import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** {@code refresh} as the function does it. */
class RefreshInvocationTest extends FunctionTestBase {

  @Test
  void refreshesAndFailsAloud() throws Exception {
    db.execute(
        "CREATE TABLE t (n int)",
        "INSERT INTO t VALUES (1)",
        "CREATE MATERIALIZED VIEW tenths AS SELECT 10 / n AS n FROM t");
    try (LambdaProcess process = startFromClasses(variables())) {
      Objects.requireNonNull(process);
      db.execute("UPDATE t SET n = 2");
      assertThat(
              answer("{\"action\":\"refresh\",\"views\":[\"tenths\"],\"withDependencies\":true}"))
          .containsEntry("outcome", "DONE");
      assertThat(db.queryString("SELECT n FROM tenths")).isEqualTo("5");
      db.execute("UPDATE t SET n = 0");
      Response failed = api.invoke("{\"action\":\"refresh\"}", LIMIT);
      assertThat(failed.kind()).isNotEqualTo(Kind.RESPONSE);
      assertThat(failed.body()).contains("public.tenths: division by zero (22012)", "Next: ");
    }
  }
}
