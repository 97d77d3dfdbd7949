package dev.slipway.testing.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A statement that looks its names up in the caller's search_path springs a trap. */
final class TrapsTest {

  @RegisterExtension final PgDatabase db = new PgDatabase();

  @TempDir Path folder;

  @Test
  void careRequiresMoreThanTheUsualSearchPath() throws SQLException {
    Traps traps = Traps.plant(db, folder);

    run(PostgresServer.SUPERUSER, "SELECT nspname || ' ' || pg_catalog.now() FROM pg_namespace");
    assertThat(traps.sprung()).as("operator").last().asString().startsWith("operator in SELECT");
    run(PostgresServer.SUPERUSER, "SELECT string_agg(proname, ',') FROM pg_catalog.pg_proc");
    assertThat(traps.sprung()).as("aggregate").last().asString().startsWith("aggregate in SELECT");
    run(PostgresServer.SUPERUSER, "SELECT quote_ident(nspname) FROM pg_catalog.pg_namespace");
    assertThat(traps.sprung()).as("function").last().asString().startsWith("function quote_ident");
  }

  @Test
  void whateverIsNamedMayBeAnothers() throws SQLException {
    Traps traps = Traps.plant(db, folder);

    run(Traps.CARELESS, "SELECT 1 OPERATOR(pg_catalog.+) 1, now()");
    assertThat(traps.sprung()).as("function").last().asString().startsWith("function now");
    run(Traps.CARELESS, "SELECT '1'::text");
    assertThat(traps.sprung()).as("type").last().asString().startsWith("type text");
    run(Traps.CARELESS, "SELECT relname FROM pg_class LIMIT 1");
    assertThat(traps.sprung()).as("view").last().asString().startsWith("view pg_class");
    run(Traps.CARELESS, "SELECT 1 = 1");
    assertThat(traps.sprung()).as("operator").last().asString().startsWith("operator in SELECT 1");
  }

  @Test
  void aStatementThatSaysWhatItMeansIsSafe() throws SQLException {
    Traps traps = Traps.plant(db, folder);

    run(Traps.CARELESS, "SELECT 1 OPERATOR(pg_catalog.=) 1, pg_catalog.now()");
    run(
        Traps.CARELESS,
        "SET search_path = pg_catalog, pg_temp; SELECT nspname || '' FROM pg_namespace");

    assertThat(traps.sprung()).isEmpty();
  }

  private void run(String role, String sql) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", role);
    properties.setProperty("preferQueryMode", "simple");
    try (Connection connection = db.connect(db.port(), properties);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
