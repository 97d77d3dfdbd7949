package dev.slipway.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.backup.manifest.Compression;
import dev.slipway.backup.scope.BackupFailed;
import dev.slipway.progress.WorkListener;
import dev.slipway.testing.postgres.Traps;
import dev.slipway.testing.proxy.PostgresProxy;
import dev.slipway.testing.proxy.QueryMoment;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An owner puts a view in the place of what is about to be read: his code is not run. */
final class ExchangeTest extends BackupTestBase {

  private static final String AS_OWNER = "SET ROLE " + Traps.ROLE;

  @BeforeEach
  void makeOthersTables() throws SQLException {
    superuser(
        "DO $$ BEGIN CREATE ROLE slipway_low; EXCEPTION WHEN duplicate_object THEN END $$",
        "GRANT CREATE ON DATABASE " + db.name() + " TO slipway_low",
        AS_OWNER,
        "CREATE SCHEMA app",
        "CREATE SEQUENCE app.s",
        "CREATE TABLE app.t AS SELECT n FROM generate_series(1, 5000) n",
        """
        CREATE FUNCTION app.evil() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN
          IF current_setting('is_superuser') = 'on' THEN
            COPY (SELECT 1) TO PROGRAM 'cat >> %s';
          END IF;
          RETURN 1; END $$\
        """
            .formatted(called()));
  }

  @Test
  void theBaitIsGood() throws SQLException {
    superuser(AS_OWNER, "CREATE VIEW app.v AS SELECT app.evil() AS last_value");
    superuser("SELECT last_value FROM app.v");
    assertThat(called()).exists();
  }

  @Test
  void sequence() throws SQLException {
    exchangedBefore(
        "'app.s'",
        "app.s is gone, or is none any more",
        "DROP SEQUENCE app.s",
        "CREATE VIEW app.s AS SELECT app.evil() AS last_value, true AS is_called");
  }

  @Test
  void sequenceThatIsGone() throws SQLException {
    exchangedBefore("'app.s'", "app.s is gone", "DROP SEQUENCE app.s");
  }

  @Test
  void tableThatIsReadInRanges() throws SQLException {
    exchangedBefore(
        "COPY (SELECT",
        "app.t",
        "ALTER SCHEMA app RENAME TO before",
        "CREATE SCHEMA app",
        "CREATE VIEW app.t AS SELECT before.evil()::int AS n, '(0,0)'::tid AS ctid");
  }

  /** Then there is no such table: the next look finds none. */
  @Test
  void tableThatIsToBeLocked() throws SQLException {
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      AtomicBoolean done =
          exchange(
              proxy,
              "LOCK TABLE ONLY app.t",
              "DROP TABLE app.t",
              "CREATE VIEW app.t AS SELECT app.evil()::int AS n");
      Backup backup = backup(db.superuserUrl(proxy.port()), store(), new WorkListener() {});
      BackupResult result = backup.take(terms(), session -> MIGRATIONS);
      assertThat(rows(result.manifest(), "t")).isZero();
      assertThat(done).isTrue();
    }
    assertThat(called()).doesNotExist();
  }

  private void exchangedBefore(String query, String message, String... exchange)
      throws SQLException {
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      AtomicBoolean done = exchange(proxy, query, exchange);
      Backup backup = backup(db.superuserUrl(proxy.port()), store(), new WorkListener() {});
      BackupTerms small = terms(Compression.ZSTD, 1, 8192);
      assertThatThrownBy(() -> backup.take(small, session -> MIGRATIONS))
          .isInstanceOf(BackupFailed.class)
          .hasMessageContaining(message);
      assertThat(done).isTrue();
    }
    assertThat(called()).doesNotExist();
  }

  private AtomicBoolean exchange(PostgresProxy proxy, String query, String... exchange) {
    AtomicBoolean done = new AtomicBoolean();
    proxy.onQuery(
        event -> {
          if (event.moment() == QueryMoment.BEFORE_FORWARD
              && event.sql().contains(query)
              && done.compareAndSet(false, true)) {
            asOwner(exchange);
          }
        });
    return done;
  }

  private void asOwner(String... sql) {
    try {
      superuser(concat(AS_OWNER, sql));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String[] concat(String first, String... more) {
    String[] all = new String[more.length + 1];
    all[0] = first;
    System.arraycopy(more, 0, all, 1, more.length);
    return all;
  }

  private Path called() {
    return folder.resolve("called.txt");
  }

  private void superuser(String... sql) throws SQLException {
    try (Connection connection = db.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      for (String text : sql) {
        statement.execute(text);
      }
    }
  }
}
