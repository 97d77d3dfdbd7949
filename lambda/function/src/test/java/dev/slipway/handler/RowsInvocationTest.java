package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.LambdaProcess;
import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** {@code refresh} and {@code bulk} as the function does them. */
class RowsInvocationTest extends FunctionTestBase {

  @Test
  void rowsAreChangedAndRefreshedAndWhatFailsIsToldAloud() throws Exception {
    db.execute(
        "CREATE TABLE t (n int, id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY)",
        "INSERT INTO t VALUES (1)",
        "CREATE MATERIALIZED VIEW tenths AS SELECT 10 / n AS n FROM t");
    try (LambdaProcess process = startFromClasses(variables())) {
      Objects.requireNonNull(process);
      String two = "{\"action\":\"bulk\",\"table\":\"t\",\"set\":\"n = 2\",\"where\":\"n = 1\"";
      assertThat(answer(two + "}")).containsEntry("dryRun", true).containsEntry("rowsLeft", 1);
      assertThat(answer(two + ",\"execute\":true,\"keepOld\":\"old_t\",\"sleep\":\"1ms\"}"))
          .containsEntry("outcome", "DONE")
          .containsEntry("rowsChanged", 1);
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
