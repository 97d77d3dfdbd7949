package dev.slipway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what a URL of MySQL may say. */
class MysqlSettingsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mysql://u:p@h/d                          | h:3306/d     | PREFERRED",
        "mariadb://u:p@h:7/d                      | h:7/d        | PREFERRED",
        "jdbc:mysql://u:p@[::1]:7/d               | [::1]:7/d    | PREFERRED",
        "mysql://u:p@h/d?ssl-mode=VERIFY_IDENTITY | h:3306/d     | VERIFY_IDENTITY",
        "mysql://u:p@h/d?sslmode=verify-full      | h:3306/d     | VERIFY_IDENTITY",
        "mysql://u:p@h/d?sslMode=trust            | h:3306/d     | REQUIRED",
        "mysql://u:p@h/d?ssl_mode=disable         | h:3306/d     | DISABLED",
        "mysql://u:p@x.eu-west-1.rds.amazonaws.com/my%20shop |"
            + " x.eu-west-1.rds.amazonaws.com:3306/my shop | REQUIRED",
      })
  void readsWhereItIsAndHowItIsSecured(String url, String address, MysqlTls tls) {
    MysqlSettings settings = read(url);
    assertThat(settings.address()).isEqualTo(address);
    assertThat(settings.tls()).isEqualTo(tls);
    assertThat(settings.credentials()).isEqualTo(new Credentials("u", new Secret("p")));
  }

  @Test
  void hasUsualTimesAndTakesOthers() {
    MysqlSettings usual = read("mysql://u@h/d");
    assertThat(usual.zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(usual.readTimeout()).isEqualTo(Duration.ofMinutes(10));
    assertThat(usual.credentials().password()).isNull();
    MysqlSettings other =
        read("mysql://u@h/d?time-zone=%2B09:30&connect-timeout=1s&read-timeout=1h");
    assertThat(other.zone()).isEqualTo(ZoneOffset.ofHoursMinutes(9, 30));
    assertThat(other.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(other.readTimeout()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aPasswordMayComeFromTheVariableOfMysqlsOwnClients() {
    Map<String, String> variables = Map.of("MYSQL_PWD", "of the variable");
    assertThat(MysqlSettings.read("--from", "mysql://u@h/d", variables).credentials().password())
        .isEqualTo(new Secret("of the variable"));
    assertThat(MysqlSettings.read("--from", "mysql://u:p%3A@h/d", variables).credentials())
        .isEqualTo(new Credentials("u", new Secret("p:")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mysql:/u:s3cret@h/d              | --from: is not of the form mysql://user:password@host",
        "mysql://u:s3cret?@h/d            | --from: is not of the form mysql://",
        "mysql://u:s3cret@h1,h2/d         | --from: is not of the form mysql://",
        "mysql://u:s3cret%@h/d            | --from: has a % that two hexadecimal digits",
        "mysql://u:s3cret@h               | --from: names no database",
        "mysql://u:s3cret@/d              | --from: names no host",
        "mysql://h/d                      | --from: names no user",
        "mysql://u:s3cret@h:0/d           | --from: has the port 0",
        "mysql://u:s3cret@h/d?useSSL=true | --from: has the parameter \"useSSL\"; known are",
        "mysql://u:s3cret@h/d?a%20s3cret=1 | --from: has the parameter (not shown); known are",
        "mysql://u:s3cret@h/d?ssl-mode=on | --from: ssl-mode must be one of DISABLED, PREFERRED",
        "mysql://u:s3cret@h/d?ssl-mode=   | --from: has the parameter ssl-mode without a value",
        "mysql://u:s3cret@h/d?ssl-mode=trust&sslmode=disable | --from: says ssl-mode twice",
        "mysql://u:s3cret@h/d?time-zone=CEST+7 | --from: time-zone must be like UTC",
        "mysql://u:s3cret@h/d?read-timeout=5 | --from: read-timeout: \"5\" is not a duration",
        "mysql://u:s3cret@h/d?ssl-ca=/no/such | --from: ssl-ca names a file that cannot be read",
      })
  void refusesTheRestWithoutShowingASecret(String url, String problem) {
    assertThatThrownBy(() -> read(url))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(problem)
        .hasMessageContaining("Nothing was done.")
        .message()
        .doesNotContain("s3cret");
  }

  @Test
  void namesAllProblemsAtOnce() {
    assertThatThrownBy(() -> read("mysql://h:99999?ssl-mode=on"))
        .hasMessageContainingAll("names no user", "names no database", "99999", "ssl-mode");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql://x", " mariadb:x", "jdbc:mysql://x"})
  void knowsWhatIsMeantForMysql(String text) {
    assertThat(MysqlSettings.isMeantBy(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres://x", "mysql", "dbname=mysql", ""})
  void knowsWhatIsNot(String text) {
    assertThat(MysqlSettings.isMeantBy(text)).isFalse();
  }

  private static MysqlSettings read(String url) {
    return MysqlSettings.read("--from", url, Map.of());
  }
}
