package dev.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.proxy.PostgresProxy;
import dev.slipway.testing.proxy.TransactionPooler;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands between us and the server may take our session from us. */
class PoolerTest {

  private static final String ADVISORY_LOCKS =
      "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database ="
          + " (SELECT oid FROM pg_database WHERE datname = current_database())";

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void refusesAPoolThatSharesSessions(int size) throws SQLException {
    try (TransactionPooler pooler = TransactionPooler.sharing(db, size)) {
      assertRefused(pooler);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void refusesAPoolThatRotatesSessions(int size) throws SQLException {
    try (TransactionPooler pooler = TransactionPooler.rotating(db, size)) {
      assertRefused(pooler);
    }
  }

  @Test
  void worksThroughAPoolThatKeepsSessions() throws SQLException {
    try (TransactionPooler pooler = TransactionPooler.inSessionMode(db, 2)) {
      Cli.Result result = project(pooler.url()).run("up");
      assertThat(result.exitCode()).as(result.err()).isZero();
    }
    assertThat(db.queryString(ADVISORY_LOCKS)).isEqualTo("0");
  }

  @Test
  void worksThroughAProxyThatKeepsSessionsWithoutALookAtThem() {
    try (PostgresProxy proxy = new PostgresProxy(db.port())) {
      assertThat(project(db.url(proxy.port())).run("up").exitCode()).isZero();
      assertThat(proxy.connections()).isEqualTo(1);
    }
  }

  private void assertRefused(TransactionPooler pooler) throws SQLException {
    Cli.Result result = project(pooler.url()).run("up");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
    assertThat(result.err())
        .isEqualToIgnoringNewLines(
            "slipway: A connection pooler in transaction mode stands between us and the server. The"
                + " run lock and session settings would be lost between statements. Connect to the"
                + " server itself, or to a pool in session mode. Nothing was done.");
    assertThat(db.queryString(ADVISORY_LOCKS)).isEqualTo("0");
    assertThat(db.catalogue()).noneMatch(line -> line.contains("note"));
    assertThat(db.queryString("SELECT to_regclass('schema_migrations')")).isNull();
  }

  private Project project(String url) {
    return Project.of(folder, url).file("1_note.sql", "CREATE TABLE note (text text);");
  }
}
