package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.proxy.PostgresProxy;
import dev.slipway.testing.proxy.QueryMoment;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The owner of a table changes it while rows are put back into it: his code is not run. */
final class RestoreExchangeTest extends RestoreTestBase {

  /** What is called as a superuser is written down. */
  private static final String TABLES =
      """
      GRANT CREATE ON DATABASE %1$s TO slipway_low;
      SET ROLE slipway_low;
      CREATE SCHEMA app;
      CREATE TABLE app.t (n int);
      CREATE FUNCTION app.evil() RETURNS int LANGUAGE plpgsql AS
        $$ BEGIN COPY (SELECT 1) TO PROGRAM 'cat >> %2$s'; RETURN 1; END $$;
      CREATE FUNCTION app.evil_trigger() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM app.evil(); RETURN NEW; END $$;
      """;

  private static final String VIEW =
      "SET ROLE slipway_low; ALTER SCHEMA app RENAME TO before; CREATE SCHEMA app; ";

  @TempDir Path record;

  private String backup;

  @BeforeEach
  void makeOthersTables() throws SQLException {
    executeAsSuperuser(
        db, "DO $$ BEGIN CREATE ROLE slipway_low; EXCEPTION WHEN duplicate_object THEN END $$");
    executeAsSuperuser(db, TABLES.formatted(db.name(), called()));
    executeAsSuperuser(db, "INSERT INTO app.t VALUES (1), (2)");
    executeAsSuperuser(target, TABLES.formatted(target.name(), called()));
    project = project.on(db.superuserUrl());
    backup = backUp();
  }

  @Test
  void aTableBecomesAViewBeforeItIsLookedAt() {
    exchangedBefore(
        "FROM ONLY \"app\".\"t\"",
        "access to non-system view \"t\" is restricted",
        VIEW + "CREATE VIEW app.t AS SELECT before.evil() AS n");
  }

  @Test
  void aTableBecomesAViewBeforeItIsFilled() {
    exchangedBefore(
        "IN ROW EXCLUSIVE MODE",
        "app.t is not a table any more",
        VIEW
            + "CREATE VIEW app.t AS SELECT * FROM before.t; CREATE TRIGGER i INSTEAD OF INSERT"
            + " ON app.t FOR EACH ROW EXECUTE FUNCTION before.evil_trigger()");
  }

  @Test
  void aTableGetsATriggerBeforeItIsFilled() {
    exchangedBefore(
        "IN SHARE ROW EXCLUSIVE MODE",
        "app.t has got a trigger",
        "SET ROLE slipway_low; CREATE TRIGGER i BEFORE INSERT ON app.t FOR EACH ROW"
            + " EXECUTE FUNCTION app.evil_trigger()");
  }

  private void exchangedBefore(String query, String message, String exchange) {
    AtomicBoolean done = new AtomicBoolean();
    try (PostgresProxy proxy = new PostgresProxy(target.port())) {
      proxy.onQuery(
          event -> {
            if (event.moment() == QueryMoment.BEFORE_FORWARD
                && event.sql().contains(query)
                && done.compareAndSet(false, true)) {
              exchange(exchange);
            }
          });
      String url = target.superuserUrl(proxy.port());
      Result result = restoreAs(url, backup, "--table", "app.t");
      assertThat(result.exitCode()).as(result.out()).isEqualTo(1);
      assertThat(result.err()).contains(message);
    }
    assertThat(done).isTrue();
    assertThat(called()).doesNotExist();
  }

  private void exchange(String sql) {
    try {
      executeAsSuperuser(target, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path called() {
    return record.resolve("called.txt");
  }
}
