package dev.slipway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests how a connection is secured when nothing is said about it, and what cannot be said. */
class TransportSecurityTest {

  private static final String RDS = "shop.abc.eu-central-1.rds.amazonaws.com";

  private final Map<String, String> variables = new TreeMap<>();

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
        RDS + ", -, disable, -, disable",
        RDS + ", -, -, /opt/ca.pem, verify-full",
        "shop.abc.rds.cn-north-1.amazonaws.com.cn, -, -, -, require",
        "rds.amazonaws.com.example.org, -, -, -, -"
      })
  void usualModeDependsOnTheHost(
      String host, String auth, String mode, String certificate, String expected) {
    assertThat(read(host, auth, mode, certificate).driverProperties().get("sslmode"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "localhost, -, -, verify-full, rds",
        RDS + ", -, -, verify-full, rds",
        "shop.cluster-abc.eu-central-1.rds.amazonaws.com, -, -, verify-full, rds",
        "shop.proxy-abc.eu-central-1.rds.amazonaws.com, -, -, verify-full, system",
        "ro.endpoint.proxy-abc.eu-central-1.rds.amazonaws.com, -, -, verify-full, system",
        "proxy-abc.eu-central-1.rds.amazonaws.com, -, -, verify-full, rds",
        RDS + ", verify-ca, -, verify-ca, rds",
        RDS + ", verify-full, -, verify-full, rds",
        RDS + ", require, -, require, -",
        RDS + ", prefer, -, prefer, -",
        RDS + ", disable, -, disable, -",
        RDS + ", -, /opt/ca.pem, verify-full, /opt/ca.pem",
        RDS + ", -, system, verify-full, system",
        RDS + ", verify-ca, /opt/ca.pem, verify-ca, /opt/ca.pem"
      })
  void theFunctionChecksWhoAnswersUnlessItIsToldOtherwise(
      String host, String mode, String certificate, String expected, String roots) {
    variables.put("AWS_LAMBDA_FUNCTION_NAME", "slipway");
    Map<String, String> properties = read(host, null, mode, certificate).driverProperties();
    assertThat(properties.get("sslmode")).isEqualTo(expected);
    assertThat(properties.get("sslrootcert")).isEqualTo(roots);
  }

  @Test
  void aModeInTheUrlCountsInTheFunctionToo() {
    variables.put("AWS_LAMBDA_FUNCTION_NAME", "slipway");
    variables.put("DATABASE_URL", "postgres://app@" + RDS + "/shop?sslmode=require");
    assertThat(SettingsReader.read(variables, new KnownSecrets()).database().driverProperties())
        .isEqualTo(Map.of("sslmode", "require"));
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

  private DatabaseSettings read(String host, String auth, String mode, String certificate) {
    put("DB_HOST", host);
    put("DB_USER", "app");
    put("DB_AUTH", auth);
    put("DB_SSLMODE", mode);
    put("DB_SSLROOTCERT", certificate);
    return SettingsReader.read(variables, new KnownSecrets()).database();
  }

  private void put(String name, String value) {
    if (value != null) {
      variables.put(name, value);
    }
  }
}
