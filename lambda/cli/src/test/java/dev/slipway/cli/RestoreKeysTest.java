package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.proxy.PostgresProxy;
import dev.slipway.testing.proxy.QueryMoment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests how a restore checks foreign keys. */
class RestoreKeysTest extends RestoreTestBase {

  /** For few rows the server would not ask an index. */
  @BeforeEach
  void makeKeys() throws Exception {
    db.execute(
        "CREATE TABLE \"Thing's\" (id int PRIMARY KEY)",
        "INSERT INTO \"Thing's\" SELECT generate_series(1, 50000)",
        "CREATE TABLE uses (thing int, spare int,"
            + " CONSTRAINT \"its \"\"thing\"\"\" FOREIGN KEY (thing) REFERENCES \"Thing's\","
            + " CONSTRAINT its_spare FOREIGN KEY (spare) REFERENCES \"Thing's\")",
        "INSERT INTO uses SELECT i, i FROM generate_series(1, 50000) i",
        "CREATE INDEX uses_thing ON uses (thing)",
        "CREATE INDEX uses_some_spares ON uses (spare) WHERE spare < 10");
  }

  /** The server tells them some time after the session has ended. */
  private void awaitStatistics(String condition) throws Exception {
    String sql = "SELECT count(*) FROM pg_stat_user_indexes WHERE " + condition;
    for (int tries = 0; tries < 100 && target.queryString(sql).equals("0"); tries++) {
      Thread.sleep(100);
    }
    assertThat(target.queryString(sql)).as(condition).isEqualTo("1");
  }

  /** Nothing else has read it, and the table was not looked at. */
  @Test
  void keyIsCheckedInTheIndexThatItHas() throws Exception {
    succeeded(restore(backUp()));
    assertThat(dump(target)).isEqualTo(dump(db));
    assertThat(target.rows("SELECT FROM pg_constraint WHERE contype = 'f' AND convalidated"))
        .hasSize(2);
    awaitStatistics("indexrelname = 'uses_thing' AND idx_tup_read = 50000 AND idx_tup_fetch = 0");
  }

  @Test
  void rowThatBreaksItsKeyIsFoundInTheIndex() throws Exception {
    executeAsSuperuser(
        db, "ALTER TABLE uses DISABLE TRIGGER ALL", "UPDATE uses SET thing = 0 WHERE thing = 7");
    Result result = restore(backUp());
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err())
        .contains("violates foreign key constraint \"its \"thing\"\"", "(23503)", "(0)");
  }

  @Test
  void connectionLostAtTheVacuumIsOnlyTriedAgain() throws Exception {
    String backup = backUp();
    try (PostgresProxy proxy = new PostgresProxy(target.port())) {
      proxy.onQuery(
          event -> {
            if (event.moment() == QueryMoment.AFTER_REPLY && event.sql().startsWith("VACUUM")) {
              event.cutBoth();
            }
          });
      Result cut = restoreAs(target.url(proxy.port()), backup);
      assertThat(cut.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(cut.err()).contains("VACUUM public.", "half restored");
    }
    succeeded(restore(backup));
    assertThat(dump(target)).isEqualTo(dump(db));
  }
}
