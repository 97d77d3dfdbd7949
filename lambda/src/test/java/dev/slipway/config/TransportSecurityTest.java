package dev.slipway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests how a connection is secured when nothing is said about it, and what cannot be said. */
class TransportSecurityTest {

  private static final String RDS = "shop.abc.eu-central-1.rds.amazonaws.com";

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "localhost, -, -, -, -",
        "localhost, -, -, /opt/ca.pem, verify-full",
        "localhost, -, prefer, /opt/ca.pem, prefer",
        "localhost, iam, -, -, require",
        "localhost, iam, verify-ca, -, verify-ca",
        RDS + ", -, -, -, require",
        RDS + ".cn, -, -, -, require",
        RDS + ", -, disable, -, disable",
        RDS + ", -, -, /opt/ca.pem, verify-full",
        "rds.amazonaws.com.example.org, -, -, -, -"
      })
  void usualModeDependsOnTheHost(
      String host, String auth, String mode, String certificate, String expected) {
    assertThat(read(host, auth, mode, certificate).driverProperties().get("sslmode"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"disable", "allow", "prefer"})
  void aTokenDoesNotTravelUnencrypted(String mode) {
    assertThatThrownBy(() -> read(RDS, "iam", mode, null))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("DB_SSLMODE: must be at least require with DB_AUTH");
  }

  @ParameterizedTest
  @CsvSource({"IAM", "password"})
  void otherKindsOfLoginAreUnknown(String auth) {
    assertThatThrownBy(() -> read(RDS, auth, null, null))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("DB_AUTH: can only be iam, not \"" + auth + "\"");
  }

  private static DatabaseSettings read(String host, String auth, String mode, String certificate) {
    Map<String, String> variables = new TreeMap<>(Map.of("DB_HOST", host, "DB_USER", "app"));
    put(variables, "DB_AUTH", auth);
    put(variables, "DB_SSLMODE", mode);
    put(variables, "DB_SSLROOTCERT", certificate);
    return SettingsReader.read(variables, new KnownSecrets()).database();
  }

  private static void put(Map<String, String> variables, String name, String value) {
    if (value != null) {
      variables.put(name, value);
    }
  }
}
