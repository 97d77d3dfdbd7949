package dev.slipway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.slipway.error.InvalidInput;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how {@link SettingsReader} learns of the database, and that no password gets out. */
class DatabaseReaderTest {

  private static final String PASSWORD = "hunter2";

  @ParameterizedTest
  @CsvSource({
    "postgres://u:p@h:6543/d,                            h,     6543, d,    u,   p",
    "postgresql://u:p@h/d,                               h,     5432, d,    u,   p",
    "jdbc:postgresql://h:6543/d?user=u&password=p,       h,     6543, d,    u,   p",
    "jdbc:postgresql://h/d?user=u%40x&password=p%26+q,   h,     5432, d,    u@x, p&+q",
    "postgres://u:p@[::1]:6543/d,                        [::1], 6543, d,    u,   p",
    "postgres://us%C3%A9r:p%40%3A%2F%3F%25@h/d%20b,      h,     5432, d b,  usér, p@:/?%",
    "postgres://u:a:b@h/d,                               h,     5432, d,    u,   a:b",
    "postgres://u:p+q@h/,                                h,     5432, u,    u,   p+q",
    "postgres://u@h,                                     h,     5432, u,    u,   ",
  })
  void readsUrls(String url, String host, int port, String name, String user, String password) {
    DatabaseSettings database = database(Map.of("DATABASE_URL", url));
    assertThat(database)
        .isEqualTo(
            new DatabaseSettings(
                host,
                port,
                name,
                login(user, password == null ? null : new Secret(password)),
                Map.of()));
  }

  @Test
  void passesParametersOnByTheDriversNames() {
    String url =
        "postgres://u:p@h/d?sslmode=verify-full&sslrootcert=/ca%20x.pem&connect_timeout=3"
            + "&channel_binding=require";
    assertThat(database(Map.of("DATABASE_URL", url)).driverProperties())
        .isEqualTo(
            Map.of(
                "sslmode", "verify-full",
                "sslrootcert", "/ca x.pem",
                "connectTimeout", "3",
                "channelBinding", "require"));
  }

  @Test
  void variablesForTlsGoOverTheUrl() {
    Map<String, String> variables =
        Map.of(
            "DATABASE_URL", "postgres://u@h/d?sslmode=disable",
            "DB_SSLMODE", "verify-ca",
            "DB_SSLROOTCERT", "ca.pem");
    assertThat(database(variables).driverProperties())
        .isEqualTo(Map.of("sslmode", "verify-ca", "sslrootcert", "ca.pem"));
  }

  @Test
  void readsParts() {
    Map<String, String> variables =
        Map.of(
            "DB_HOST", "h", "DB_PORT", "6543", "DB_NAME", "d", "DB_USER", "u", "DB_PASSWORD", "%");
    assertThat(database(variables))
        .isEqualTo(new DatabaseSettings("h", 6543, "d", login("u", new Secret("%")), Map.of()));
  }

  @Test
  void refusesBothKindsAtOnce() {
    assertThatThrownBy(
            () ->
                SettingsReader.read(
                    Map.of("DATABASE_URL", "postgres://h/d", "DB_NAME", "d"), new KnownSecrets()))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            """
            The configuration is wrong:
              DATABASE_URL: is set together with DB_HOST or its companions; set one kind
            Nothing was done.\
            """);
  }

  @Test
  void namesTheUrlWhenItsPartsAreWrong() {
    assertThatThrownBy(
            () ->
                SettingsReader.read(
                    Map.of("DATABASE_URL", "postgres://:99999/d"), new KnownSecrets()))
        .hasMessageContaining("DATABASE_URL: the host is missing")
        .hasMessageContaining("DATABASE_URL: \"99999\" is not a port; ports are 1 to 65535")
        .hasMessageNotContaining("DB_");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://u:hunter2@h/d",
        "postgres://u:hunter2@h:port/d",
        "postgres://u:hunter2%zz@h/d",
        "postgres://u:12/hunter2@h/d",
        "postgres://u:12?hunter2@h/d",
        "postgres://u:a@hunter2@h/d",
        "postgres://u:hunter2@h/d?sslpassword=hunter2",
        "postgres://u:hunter2@h/d?hunter2",
        "postgres://u:hunter2@h1,h2@/d",
        "hunter2",
      })
  void noMessageHoldsAPassword(String url) {
    Throwable failure =
        catchThrowable(() -> SettingsReader.read(Map.of("DATABASE_URL", url), new KnownSecrets()));
    assertThat(failure).isInstanceOf(InvalidInput.class).hasMessageContaining("DATABASE_URL: ");
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertThat(cause.toString()).doesNotContain(PASSWORD);
    }
  }

  @Test
  void noTextFormHoldsAPassword() {
    Settings settings =
        SettingsReader.read(
            Map.of("DATABASE_URL", "postgres://u:" + PASSWORD + "@h/d"), new KnownSecrets());
    DatabaseSettings database = Objects.requireNonNull(settings.database());
    assertThat(database.credentials()).isEqualTo(login("u", new Secret(PASSWORD)));
    assertThat(settings.toString()).contains("password=***").doesNotContain(PASSWORD);
    assertThat(database.toString() + database.credentials() + database.address())
        .doesNotContain(PASSWORD);
  }

  private static CredentialSource login(String user, Secret password) {
    return CredentialSource.of(new Credentials(user, password));
  }

  private static DatabaseSettings database(Map<String, String> variables) {
    return Objects.requireNonNull(SettingsReader.read(variables, new KnownSecrets()).database());
  }
}
