package dev.slipway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a variable which is set, but blank, is never taken for one that is not set. */
class BlankVariablesTest {

  private static final String BLANK = ": is set, but empty; unset it, or say what is meant\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DATABASE_URL",
        "DB_HOST",
        "DB_PORT",
        "DB_NAME",
        "DB_USER",
        "DB_PASSWORD",
        "DB_SECRET_ARN",
        "DB_AUTH",
        "DB_SSLMODE",
        "DB_SSLROOTCERT",
        "DB_RESOURCE_ID",
        "MIGRATIONS",
        "ENVIRONMENT",
        "HISTORY_SCHEMA",
        "LOCK_TIMEOUT",
        "LOCK_TRIES",
        "STATEMENT_TIMEOUT",
        "CONNECT_WAIT",
        "RUN_LOCK_WAIT",
        "BACKUP_STORE",
        "BACKUP_S3_BUCKET",
        "PGHOST",
        "PGPORT",
        "PGUSER",
        "PGPASSWORD",
        "PGDATABASE",
      })
  void aBlankVariableIsAProblem(String name) {
    for (String blank : new String[] {"", " ", "\t"}) {
      assertThatThrownBy(() -> SettingsReader.read(Map.of(name, blank), new KnownSecrets()))
          .isInstanceOf(InvalidInput.class)
          .hasMessage("The configuration is wrong:\n  " + name + BLANK + "Nothing was done.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PGSSLMODE", "PGSSLROOTCERT", "PGAPPNAME", "PGOPTIONS", "PGPASSFILE", "PGSSLKEY"})
  void aBlankVariableOfLibpqIsAProblemWhereThereIsADatabase(String name) {
    assertThatThrownBy(
            () -> SettingsReader.read(Map.of("PGHOST", "h", name, ""), new KnownSecrets()))
        .hasMessage("The configuration is wrong:\n  " + name + BLANK + "Nothing was done.");
  }

  @Test
  void allAreReportedAtOnceAndWithOtherProblems() {
    Map<String, String> variables = new TreeMap<>();
    variables.put("DB_HOST", "");
    variables.put("DB_PORT", "x");
    variables.put("DB_NAME", " ");
    variables.put("LOCK_TIMEOUT", "");
    assertThatThrownBy(() -> SettingsReader.read(variables, new KnownSecrets()))
        .hasMessage(
            "The configuration is wrong:\n  DB_HOST"
                + BLANK
                + "  DB_NAME"
                + BLANK
                + "  DB_PORT: \"x\" is not a port; ports are 1 to 65535\n  LOCK_TIMEOUT"
                + BLANK
                + "Nothing was done.");
  }

  @Test
  void whatIsSaidNearerIsNotMissed() {
    Map<String, String> variables = new TreeMap<>();
    variables.put(SettingsReader.URL_OPTION, "postgres://u:p@h:1/d");
    variables.put("PGHOST", "");
    variables.put("PGPASSWORD", "");
    Settings settings = SettingsReader.read(variables, new KnownSecrets());
    assertThat(settings.database())
        .isEqualTo(
            new DatabaseSettings(
                "h", 1, "d", CredentialSource.of(new Credentials("u", new Secret("p"))), Map.of()));
  }

  @Test
  void whatOthersSetBlankIsNothing() {
    Map<String, String> variables = new TreeMap<>();
    variables.put("CI_JOB_URL", "");
    variables.put("GITHUB_RUN_ID", "");
    variables.put("HOME", "");
    assertThat(SettingsReader.read(variables, new KnownSecrets()).invokedBy()).isNull();
  }
}
