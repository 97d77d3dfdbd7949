package dev.slipway.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import dev.slipway.testing.postgres.PgDatabase;
import dev.slipway.testing.proxy.PostgresProxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server logs the whole text in which a statement fails: passwords are not in it. */
class PasswordsApartTest {

  private static final String MAPPING =
      "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;";

  @RegisterExtension PgDatabase db = new PgDatabase();
  @TempDir Path folder;
  private PostgresProxy proxy;
  private Project project;

  @BeforeEach
  void startProxy() {
    proxy = new PostgresProxy(db.port());
    project = Project.of(folder, db.superuserUrl(proxy.port()));
  }

  @AfterEach
  void stopProxy() {
    proxy.close();
  }

  @Test
  void aStatementWithAPasswordTravelsAlone() throws Exception {
    project.file(
        "001_a.sql",
        MAPPING
            + """

            CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (password '${pw}');
            SELECT wrong;
            -- DOWN
            ALTER USER MAPPING FOR PUBLIC SERVER s OPTIONS (SET password 'hidden43');
            """);
    Result failed = project.run("up", "--set", "pw=hidden42");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("SELECT wrong".substring(7)).doesNotContain("hidden4");
    assertThat(texts("hidden42"))
        .containsExactly("CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (password 'hidden42');");
    assertThat(texts("SELECT wrong")).singleElement().asString().doesNotContain("hidden4");
    assertThat(db.queryString("SELECT count(*) FROM pg_foreign_server")).isEqualTo("0");
  }

  @Test
  void soDoesTheStoredDownScript() throws Exception {
    project.file(
        "001_a.sql",
        "SELECT 1;\n"
            + "-- DOWN\n"
            + "DO $$ BEGIN EXECUTE format('ALTER ROLE nobody PASSWORD %L', 'hidden42'); END $$;");
    assertThat(project.run("up").exitCode()).isZero();
    assertThat(texts("hidden42")).singleElement().asString().contains("INSERT INTO");
    assertThat(texts("hidden42").get(0)).doesNotContain("SELECT 1", "COMMIT");
    proxy.reset();
    Result failed = project.run("down");
    assertThat(failed.err()).contains("role \"nobody\" does not exist").doesNotContain("hidden42");
    assertThat(texts("hidden42")).singleElement().asString().startsWith("DO $$");
  }

  @Test
  void itIsSaidAndCostsTwoRoundTrips() throws Exception {
    project.file(
        "001_a.sql",
        MAPPING
            + "CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (password 'hidden42'); SELECT 1;");
    project.file("002_b.sql", "CREATE TABLE users (id int, password text);");
    Result done = project.run("up");
    assertThat(done.exitCode()).as(done.err()).isZero();
    assertThat(done.err()).contains("001: 1 statement holds passwords; sent apart from the rest");
    assertThat(proxy.roundTrips()).isEqualTo(3 + 2 + 2);
  }

  private List<String> texts(String part) {
    return proxy.queries().stream().filter(text -> text.contains(part)).map(String::strip).toList();
  }
}
