package dev.slipway.testing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests {@link PgDatabase} and {@link PostgresServer}. */
class PgDatabaseTest {

  @RegisterExtension PgDatabase db = new PgDatabase();

  @RepeatedTest(2)
  void everyTestHasAnEmptyDatabase() throws SQLException {
    db.execute("CREATE TABLE note (text text)", "INSERT INTO note VALUES ('a'), (NULL)");
    assertThat(db.rows("SELECT text, 1 FROM note ORDER BY text"))
        .containsExactly(List.of("a", "1"), Arrays.asList(null, "1"));
    assertThat(db.queryString("SELECT current_database()")).isEqualTo(db.name());
    assertThat(db.queryString("SELECT text FROM note WHERE false")).isNull();
  }

  @Test
  void ownerIsNoSuperuser() throws SQLException {
    assertThat(db.queryString("SELECT current_user || ' ' || current_setting('is_superuser')"))
        .isEqualTo("slipway_owner off");
    try (var connection = db.connectAsSuperuser();
        var result = connection.createStatement().executeQuery("SHOW is_superuser")) {
      result.next();
      assertThat(result.getString(1)).isEqualTo("on");
    }
  }

  @Test
  void wrongPasswordIsRefused() {
    Properties wrong = new Properties();
    wrong.setProperty("password", "wrong");
    assertThatThrownBy(() -> db.connect(db.port(), wrong))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
  }

  @Test
  void serverIsSetUpAsPromised() throws SQLException {
    assertThat(PostgresServer.majorVersion()).isBetween(13, 99);
    assertThat(
            db.rows(
                "SELECT name, reset_val FROM pg_settings WHERE name IN ('fsync', 'log_timezone',"
                    + " 'max_connections', 'max_prepared_transactions') ORDER BY name"))
        .containsExactly(
            List.of("fsync", "off"),
            List.of("log_timezone", PostgresServer.TIME_ZONE),
            List.of("max_connections", "100"),
            List.of("max_prepared_transactions", "5"));
  }

  @Test
  void urlEncodesThePassword() {
    assertThat(db.url(1234))
        .isEqualTo("postgres://slipway_owner:s3cr%3At%2Fp%40ss%2541@127.0.0.1:1234/" + db.name());
  }
}
