package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.cli.Cli;
import dev.slipway.testing.cli.Cli.Result;
import dev.slipway.testing.cli.Project;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which database a command takes, and that it is never another one than was meant. */
class NamedDatabaseTest extends CliTestBase {

  @ParameterizedTest
  @CsvSource({"CI, true", "CI, 1", "GITHUB_ACTIONS, true", "JENKINS_URL, http://ci", "TF_BUILD, T"})
  void aJobWithoutADatabaseIsRefused(String name, String value) throws Exception {
    project = Project.withoutDatabase(folder).with(name, value);
    refuses(
        ExitCode.USAGE,
        "No database is configured, and "
            + name
            + " says that this is a CI job. Set DATABASE_URL, or DB_HOST with its companions; if"
            + " the embedded PostgreSQL is meant, say --url embedded. Nothing was done.",
        "up");
  }

  @Test
  void anEmptyUrlIsRefused() throws Exception {
    project = project.with("DATABASE_URL", "").with("CI", "true");
    refuses(
        ExitCode.USAGE,
        "The configuration is wrong:\n  DATABASE_URL: is set, but empty; unset it, or say what is"
            + " meant\nNothing was done.",
        "up");
  }

  @Test
  void libpqsVariablesNameTheDatabase() {
    project = libpq();
    assertThat(done("up", "--json").json()).containsEntry("database", db.name());
  }

  @Test
  void withoutAHostLibpqsVariablesAreRefused() {
    Map<String, String> variables = new HashMap<>(libpq().environment());
    variables.remove("PGHOST");
    Result result = Cli.run(variables, "up");
    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("PGPORT: is set, but no host is named; set PGHOST, or");
  }

  @Test
  void keywordsAndValuesNameTheDatabase() {
    project = Project.withoutDatabase(folder);
    String keywords =
        "host=127.0.0.1 port=%d dbname=%s user=%s password='%s' application_name=deploy"
            .formatted(db.port(), db.name(), db.user(), db.password());
    assertThat(done("up", "--url", keywords).out()).contains("Done.");
  }

  @Test
  void aPasswordOfAVariableGoesWithAUrlThatHasNone() {
    String url = db.url().replaceFirst(":[^:@]*@", "@");
    project = Project.withoutDatabase(folder).with("DB_PASSWORD", db.password());
    done("status", "--url", url);
    project = Project.withoutDatabase(folder).with("PGPASSWORD", db.password());
    done("status", "--url", url);
  }

  @ParameterizedTest
  @CsvSource({"read-write", "primary", "any", "prefer-standby"})
  void ofSeveralHostsTheFirstThatAnswersIsTaken(String wanted) {
    project = Project.withoutDatabase(folder);
    String url =
        db.url().replace("@127.0.0.1:", "@127.0.0.1:1,127.0.0.1:")
            + "?target_session_attrs="
            + wanted;
    Result result = done("up", "--url", url, "--json");
    assertThat(result.json()).containsEntry("database", db.name());
    assertThat(result.err()).doesNotContain("trying again");
    done("backup", "--url", url, "--backup-store", "file:" + folder.resolve("store"));
  }

  @Test
  void whereNoServerIsOfTheWantedKindTheFailureNamesThemAll() {
    String url =
        db.url().replace("@127.0.0.1:", "@127.0.0.1:1,127.0.0.1:")
            + "?target_session_attrs=standby";
    Result result = project.on(url).with("CONNECT_WAIT", "0").run("up");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err())
        .contains("No server answered at 127.0.0.1:1,127.0.0.1:" + db.port() + " for ")
        .doesNotContain(db.password());
  }

  @Test
  void optionsOfAUrlHoldInTheSession() throws Exception {
    project.file("20250101_130000_where.sql", "CREATE TABLE seen AS SELECT current_schema() AS s");
    try (Connection connection = db.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA app");
      done("up", "--url", db.url() + "?options=-csearch_path%3Dapp,public");
      try (ResultSet row = statement.executeQuery("SELECT s FROM app.seen")) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("app");
      }
    }
  }

  @Test
  void aDowngradeOfTlsIsSaid() {
    project = project.with("DB_SSLMODE", "verify-full");
    assertThat(done("status", "--url", db.url() + "?sslmode=disable").err())
        .contains(
            "slipway: sslmode=disable of --url goes before the stronger verify-full of DB_SSLMODE");
  }

  @Test
  void aHostThatCarriesAParameterIsRefusedBeforeAnythingIsConnectedTo() throws Exception {
    project =
        Project.withoutDatabase(folder)
            .with("DB_HOST", "127.0.0.1:" + db.port() + "/" + db.name() + "?sslmode=disable&x=")
            .with("DB_SSLMODE", "verify-full");
    refuses(
        ExitCode.USAGE,
        "The configuration is wrong:\n  DB_HOST: has a host (not shown) with characters in it that"
            + " no host has; it is a name, an address, or the folder of a Unix socket\nNothing was"
            + " done.",
        "up");
  }

  @Test
  void aDatabaseNameIsNeverTakenForAParameter() {
    String name = db.name() + "?sslmode=disable&user=postgres";
    project = libpq().with("PGDATABASE", name);
    Result result = project.run("status");
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.err()).contains("Database " + name + " does not exist at ");
  }

  private Project libpq() {
    return Project.withoutDatabase(folder)
        .with("PGHOST", "127.0.0.1")
        .with("PGPORT", String.valueOf(db.port()))
        .with("PGUSER", db.user())
        .with("PGPASSWORD", db.password())
        .with("PGDATABASE", db.name());
  }
}
