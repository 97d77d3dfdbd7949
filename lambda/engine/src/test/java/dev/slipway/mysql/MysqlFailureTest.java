package dev.slipway.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.config.MysqlSettings;
import dev.slipway.error.SlipwayException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told where TLS keeps us out; the messages are those of the driver. */
class MysqlFailureTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VERIFY_CA       | Self signed certificates. Either set sslMode=trust, use password with a"
            + " MitM-Proof authentication plugin or provide server certificate to client |"
            + " (Self signed certificates, 08000). Nothing was done. | as PEM, with ssl-ca=FILE.",
        "VERIFY_CA       | Failed to store certificate from serverSslCert into a keyStore |"
            + " (Failed to store certificate of ssl-ca, 08000) | as PEM, with ssl-ca=FILE.",
        "VERIFY_IDENTITY | SSL hostname verification failed : DNS host \"a\" not found |"
            + " verification failed | name the host as its certificate does; or ssl-mode=VERIFY_CA",
        "REQUIRED        | Self signed certificates | signed | or say ssl-mode=DISABLED.",
        "PREFERRED       | Socket fail to connect to host | fail | look at host and port",
      })
  void saysWhatToDoAboutCertificates(String mode, String message, String what, String next) {
    MysqlSettings settings =
        MysqlSettings.read("--from", "mysql://ada@h/shop?ssl-mode=" + mode, Map.of());

    SlipwayException failure =
        MysqlFailure.connecting(settings, new SQLNonTransientConnectionException(message, "08000"));

    assertThat(failure)
        .hasMessageContainingAll("No connection to MySQL at h:3306/shop", what, "Next: ", next)
        .hasMessageNotContaining("sslMode=trust");
  }
}
