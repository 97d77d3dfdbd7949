package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.proxy.PostgresProxy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last line of a backup or a restore that the server refuses says what helps against that. */
class BackupAdviceTest extends RestoreTestBase {

  @BeforeEach
  void migrate() {
    done("up");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "53100|No space left on device|make room on the server's disk and ",
        "53200|out of memory|give the server more memory, or lower work_mem for {role}, and ",
        "53200|out of shared memory|raise max_locks_per_transaction of the server, which wants",
        "42501|permission denied for table words|as its owner: GRANT ALL ON table words TO {role}",
        "57014|canceling statement due to user request|somebody cancelled it",
        "XX001|invalid page in block 0 of relation base/1/2|data on the server's disk is damaged",
        "P0001|of nobody we know|mend that and ",
      })
  void whatHelpsIsSaid(String state, String message, String advice) throws Exception {
    String wanted = "Next: " + advice.replace("{role}", db.user());
    Result taken = refused("COPY public.words ", state, message, db, "backup");
    assertThat(taken.err())
        .contains(message + " (" + state + ")", "the database is as it was. " + wanted)
        .doesNotContain("{", "mend the file");
    String backup = backUp();
    Result tables =
        refused(
            "COPY public.words ",
            state,
            message,
            db,
            "restore",
            backup,
            "--table=words",
            "--clean");
    assertThat(tables.err()).contains("the database is as it was. " + wanted);
    Result restored = refused("COPY public.words ", state, message, target, "restore", backup);
    assertThat(restored.err())
        .contains("The database is half restored: ", message + " (" + state + ")")
        .contains(wanted)
        .doesNotContain("{", "mend the file");
    succeeded(restore(backup));
    assertThat(dump(target)).isEqualTo(dump(db));
  }

  private Result refused(
      String query, String state, String message, PgDatabase database, String... arguments) {
    try (PostgresProxy proxy = new PostgresProxy(database.port())) {
      proxy.refuse(query, state, message);
      Result result = project.on(database.url(proxy.port())).run(arguments);
      assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(ExitCode.FAILED);
      return result;
    }
  }
}
