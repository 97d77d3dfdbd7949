package dev.slipway.testing.psql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@link Psql}. */
class PsqlTest {

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path directory;

  @BeforeEach
  void needsPsql() {
    Psql.assumeAvailable();
  }

  @Test
  void runsAFile() throws IOException, SQLException {
    Path file = file("a.sql", "CREATE TABLE note (text text);\n\\copy note from stdin\nü\n\\.\n");
    assertThat(Psql.run(db.url(), file, "-q")).isEqualTo(new Psql.Result(0, "", ""));
    assertThat(db.queryString("SELECT text FROM note")).isEqualTo("ü");
  }

  @Test
  void sessionHasTheTimeZoneOfTheServer() throws IOException {
    Path file = file("a.sql", "SHOW TimeZone;");
    assertThat(Psql.run(db.url(), file, "-At").stdout()).isEqualTo(PostgresServer.TIME_ZONE + "\n");
  }

  @Test
  void stopsAtAnError() throws IOException, SQLException {
    Psql.Result result = Psql.run(db.url(), file("a.sql", "SELECT 1;\nbroken;\nSELECT 2;"));
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.stdout()).contains("(1 row)");
    assertThat(result.stderr()).contains("a.sql:2: ERROR:  syntax error");
  }

  @Test
  void tellsWhatPsqlSends() throws IOException {
    Path table = file("setup.sql", "CREATE TABLE note (text text);");
    Path file = file("a.sql", "SELECT ';' ; broken;COPY note FROM stdin;\nx;y\n\\.\nSELECT 'ü';");
    assertThat(Psql.sent(file, table))
        .containsExactly("SELECT ';' ;", "broken;", "COPY note FROM stdin;", "SELECT 'ü';");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
