package dev.slipway.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.function.LambdaProcess;
import dev.slipway.testing.function.RuntimeApi.Kind;
import dev.slipway.testing.function.RuntimeApi.Response;
import dev.slipway.testing.postgres.PgDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests restores by the function, which has little time at once. */
class RestoreIT extends FunctionTestBase {

  /** Of which the function keeps five seconds to answer, and begins nothing in the last five. */
  private static final Duration SLICE = Duration.ofSeconds(13);

  private static final int STARTS = 5;

  @RegisterExtension final PgDatabase source = new PgDatabase();

  @TempDir Path store;

  private String backup;

  /** Loading the first table takes some seconds everywhere but in the source. */
  @BeforeEach
  void takeABackup() throws Exception {
    source.execute(
        "CREATE FUNCTION slow(int) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN"
            + " IF current_database() <> ''"
            + source.name()
            + "'' THEN PERFORM pg_sleep(1); END IF; RETURN true; END'");
    for (int i = 0; i < 4; i++) {
      source.execute(
          "CREATE TABLE t" + i + " (id int CHECK (slow(id)))",
          "INSERT INTO t" + i + " VALUES (1), (2), (3)");
    }
    takeABackup(source);
  }

  private String event(String more) {
    return "{\"action\":\"restore\",\"backup\":\"" + backup + "\"" + more + "}";
  }

  @Test
  void goesOnInSlicesUntilItIsDone() throws Exception {
    try (LambdaProcess process = start(variables())) {
      int slices = 1;
      Map<String, Object> answer = slice();
      while (answer.get("outcome").equals("PAUSED") && slices < 10) {
        assertThat((Integer) answer.get("unitsLeft")).isPositive();
        answer = slice();
        assertThat(answer).containsEntry("resumed", true);
        slices++;
      }
      assertThat(answer).containsEntry("outcome", "DONE").containsEntry("unitsLeft", 0);
      assertThat(slices).isGreaterThan(1);
    }
    for (int i = 0; i < 4; i++) {
      assertThat(db.queryString("SELECT sum(id) FROM t" + i)).isEqualTo("6");
    }
    assertThat(db.queryString("SELECT to_regnamespace('slipway_restore')")).isNull();
  }

  private Map<String, Object> slice() {
    Response response = inSlice(event(",\"workers\":1"));
    assertThat(response.kind()).as(response.toString()).isEqualTo(Kind.RESPONSE);
    return json(response.body());
  }

  /** On a busy machine the first call may take all of its time to start. */
  private Response inSlice(String event) {
    Response response = api.invoke(event, SLICE);
    for (int i = 0; i < STARTS && saidNothingBegan(response); i++) {
      response = api.invoke(event, SLICE);
    }
    return response;
  }

  private static boolean saidNothingBegan(Response response) {
    return response.kind() == Kind.ERROR
        && response
            .errorMessage()
            .contains("longer than the time that was left. The database was not touched.");
  }

  @Test
  void whatNeverFitsIsTold() throws Exception {
    source.execute("INSERT INTO t0 SELECT i FROM generate_series(4, 40) i");
    takeABackup(source);
    try (LambdaProcess process = start(variables())) {
      Response response = inSlice(event(""));
      while (response.kind() == Kind.RESPONSE) {
        assertThat(json(response.body())).containsEntry("outcome", "PAUSED");
        response = inSlice(event(""));
      }
      assertThat(response.errorMessage())
          .contains(
              "failed at 109-public.t0.p0.sql.zst: the rows of public.t0",
              "(57014)",
              "give it more time (the function's timeout), or run the same restore from the command"
                  + " line");
    }
  }

  private void takeABackup(PgDatabase database) {
    Map<String, String> variables = new HashMap<>(variables());
    variables.put("DATABASE_URL", database.url());
    variables.put("BACKUP_STORE", "file:" + store);
    try (LambdaProcess process = start(variables)) {
      backup = String.valueOf(answer("{\"action\":\"backup\"}").get("backup"));
    }
  }

  @Test
  void refusalIsAnError() throws Exception {
    db.execute("CREATE TABLE mine (id int)");
    try (LambdaProcess process = start(variables())) {
      Response response = api.invoke(event(""), LIMIT);
      assertThat(response.kind()).isEqualTo(Kind.ERROR);
      assertThat(response.errorMessage())
          .contains("is not empty: it holds 1 table (public.mine)", "add --clean (\"clean\":true)");
      assertThat(answer(event(",\"clean\":true,\"owner\":false,\"privileges\":false")))
          .containsEntry("outcome", "DONE")
          .containsEntry("rows", 12);
      assertThat(answer(event(",\"clean\":true,\"tables\":[\"public.t1\",\"t2\"]")))
          .containsEntry("rows", 6);
    }
  }
}
