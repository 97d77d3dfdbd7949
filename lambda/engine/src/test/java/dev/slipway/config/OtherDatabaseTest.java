package dev.slipway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What variables say of another database than that of the settings: how to get in, not where. */
class OtherDatabaseTest {

  @TempDir Path home;

  private DatabaseSettings read(String url, String... variables) {
    Map<String, String> all = new HashMap<>(Map.of("HOME", home.toString()));
    for (int i = 0; i < variables.length; i += 2) {
      all.put(variables[i], variables[i + 1]);
    }
    return OtherDatabase.read(url, "--from", all, new KnownSecrets());
  }

  @Test
  void userAndPasswordOfLibpqAreTakenWhereTheUrlHasNone() {
    DatabaseSettings other =
        read(
            "postgres://there/shop",
            "PGUSER",
            "eve",
            "PGPASSWORD",
            "hush",
            "PGSSLMODE",
            "require",
            "PGHOST",
            "here",
            "PGPORT",
            "1",
            "PGDATABASE",
            "mine",
            "DB_HOST",
            "here",
            "DATABASE_URL",
            "postgres://here/mine");

    assertThat(other.address()).isEqualTo("there:5432/shop");
    assertThat(other.user()).isEqualTo("eve");
    assertThat(other.password()).isEqualTo(new Secret("hush"));
    assertThat(other.driverProperties()).containsEntry("sslmode", "require");
  }

  @Test
  void whatTheUrlSaysIsNearer() {
    DatabaseSettings other =
        read(
            "postgres://ada:known@there/shop?sslmode=disable",
            "PGUSER",
            "eve",
            "PGPASSWORD",
            "hush",
            "PGSSLMODE",
            "require");

    assertThat(other.user()).isEqualTo("ada");
    assertThat(other.password()).isEqualTo(new Secret("known"));
    assertThat(other.driverProperties()).containsEntry("sslmode", "disable");
  }

  @Test
  void aPasswordOfTheFileIsOfThatServer() throws Exception {
    Path file = home.resolve(".pgpass");
    Files.writeString(file, "there:*:*:ada:filed\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    assertThat(read("postgres://ada@there/shop", "PGPASSWORD", "hush").password())
        .isEqualTo(new Secret("filed"));
    assertThat(read("postgres://ada@elsewhere/shop", "PGPASSWORD", "hush").password())
        .isEqualTo(new Secret("hush"));
  }

  @Test
  void saferThanWeCanIsRefusedForItToo() {
    assertThatThrownBy(() -> read("postgres://ada@there/shop", "PGSSLCRL", "/crl"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("PGSSLCRL");
  }
}
