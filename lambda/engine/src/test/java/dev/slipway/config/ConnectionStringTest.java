package dev.slipway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what DATABASE_URL takes of what libpq takes, and what is said of the rest. */
class ConnectionStringTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgres://u:p@h:/d                                   | h:5432",
        "postgres://u:p@[::1]/d                                | [::1]:5432",
        "postgres://u:p@[fe80::1%25eth0]:7/d                   | [fe80::1%eth0]:7",
        "postgres://u:p@h1,h2:7/d                              | h1:5432,h2:7",
        "postgres://u:p@h1:7,[::1],h3:/d                       | h1:7,[::1]:5432,h3:5432",
        "postgres://u:p@%2Fvar%2Frun%2Fpostgresql/d            | /var/run/postgresql/.s.PGSQL.5432",
        "postgres://u:p@%2Ftmp:7/d                             | /tmp/.s.PGSQL.7",
        "postgres:///d?host=/tmp&user=u&password=p             | /tmp/.s.PGSQL.5432",
        "postgres://u:p@/d?host=h1,h2&port=1,2                 | h1:1,h2:2",
        "postgres://u:p@/d?host=h1,h2&port=7                   | h1:7,h2:7",
        "host=h port=7 dbname=d user=u password=p              | h:7",
        "  host = h  dbname = 'd' user=u password='p'          | h:5432",
        "dbname=d host='/tmp' user=u password=p                | /tmp/.s.PGSQL.5432",
        "user=u password=p host=::1 dbname=d                   | [::1]:5432",
        "jdbc:postgresql://h1:1,h2:2/d?user=u&password=p       | h1:1,h2:2",
      })
  void readsWhereTheServersAre(String text, String places) {
    DatabaseSettings database = database(text);
    assertThat(database.places()).isEqualTo(places);
    assertThat(database.name()).isEqualTo("d");
    assertThat(database.credentials())
        .isEqualTo(CredentialSource.of(new Credentials("u", new Secret("p"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "postgres://u:100%25@h/d                | 100%",
        "postgres://u@h/d?password=100%25       | 100%",
        "postgres://u@h/d?password=100%2525     | 100%25",
        "postgres://u@h/d?password=a%3Db%26c+d  | a=b&c+d",
        "host=h user=u dbname=d password=100%25 | 100%25",
        "host=h user=u dbname=d password='it\\'s \\\\ =x' | it's \\ =x",
        "host=h user=u dbname=d password=a\\ b  | a b",
      })
  void decodesAPasswordOnce(String text, String password) {
    assertThat(database(text).password()).isEqualTo(new Secret(password));
  }

  @Test
  void passesOnWhatLibpqTakes() {
    String url =
        "postgres://u:p@h/d?application_name=my%20app&options=-csearch_path%3Dapp%20-c%20x.y%3D1"
            + "&connect_timeout=-1&target_session_attrs=read-write&sslcert=/c.pem&sslkey=/k.pem"
            + "&client_encoding=UTF8&sslnegotiation=direct&require_auth=scram-sha-256,!none";
    assertThat(database(url).driverProperties())
        .isEqualTo(
            Map.of(
                "ApplicationName", "my app",
                "options", "-csearch_path=app -c x.y=1",
                "connectTimeout", "0",
                "targetServerType", "primary",
                "sslcert", "/c.pem",
                "sslkey", "/k.pem",
                "sslNegotiation", "direct",
                "requireAuth", "scram-sha-256,!none"));
  }

  @ParameterizedTest
  @CsvSource({
    "postgres://u@h/d?ssl=true,                     require",
    "jdbc:postgresql://h/d?user=u&ssl=true,         verify-full",
  })
  void trueMeansWhatTheUrlsOwnClientsMean(String url, String mode) {
    assertThat(database(url).driverProperties()).containsEntry("sslmode", mode);
  }

  @ParameterizedTest
  @CsvSource({
    "schema=app,                options=-csearch_path%3DNAME",
    "currentSchema=app,         options=-csearch_path%3DNAME",
    "pgbouncer=true,            a pool in session mode",
    "connection_limit=1,        a pool in session mode",
    "pool_timeout=0,            a pool in session mode",
    "sslaccept=strict,          sslmode=verify-full",
    "ssl=false,                 sslmode=verify-full",
    "supa=base-pooler.x,        leave it out",
    "socketTimeout=30,          --statement-timeout",
    "hostaddr=10.0.0.1,         write the address as the host",
    "service=prod,              pg_service.conf is not read",
    "client_encoding=LATIN1,    UTF-8",
  })
  void saysWhatToUseInsteadOfAParameter(String parameter, String advice) {
    assertThatThrownBy(() -> database("postgres://u:hunter2@h/d?" + parameter))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(
            "DATABASE_URL: has the parameter \"" + parameter.split("=")[0] + "\", which ")
        .hasMessageContaining(advice)
        .hasMessageNotContaining("hunter2")
        .hasMessageNotContaining("10.0.0.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgres://u@h/d?sslmode=verify-full&sslmode=disable | says sslmode twice",
        "postgres://u@h/d?host=other                          | says host twice",
        "postgres://u@h/d?foo=hunter2                         | has the parameter \"foo\"; known"
            + " are",
        "postgres://u@h/d?sslmode                             | has the parameter sslmode without"
            + " a",
        "postgres://u@h/d?sslmode=on                          | sslmode must be one of disable, ",
        "postgres://u@h/d?connect_timeout=soon                | connect_timeout must be a number",
        "postgres://u@h/d?target_session_attrs=master         | target_session_attrs must be any, ",
        "postgres://u@h/d?channel_binding=yes                 | channel_binding must be one of ",
        "postgres://u@h/d?require_auth=hunter2                | require_auth must be a list of",
        "postgres://u@h/d%00?sslmode=disable                  | has a NUL character in dbname",
        "postgres://u@h1,h2/d?sslmode=require&port=1,2,3      | has 3 ports for 2 hosts",
        "host=h dbname=d hunter2                              | is not a list of keyword=value",
        "host=h dbname=d password=it's                        | is not a list of keyword=value",
        "host=h password=my hunter=2                          | has the parameter (not shown)",
        "host=h1,,h3 dbname=d                                 | the host is missing",
        "postgres://u@%40abstract/d                           | an abstract Unix socket",
        "postgres://h%3Fsslmode=disable/d                     | has a host (not shown) with char",
        "postgres://h%2Fd%3Fsslmode%3Ddisable/d               | has a host (not shown) with char",
        "postgres://u:12?hunter=2@h/d                         | is not of the form",
        "postgresql+asyncpg://u:hunter2@h/d                   | names a driver behind a plus sign",
        "'\"postgres://u:hunter2@h/d\"'                       | stands in quotation marks",
        "mysql://u:hunter2@h/d                                | is of MySQL, and what is migrated",
        "Host=h;Username=u;Password=hunter2;Database=d        | is of .NET's form",
        "Server=h;Port=5432;User Id=u;Password=hunter2        | is of .NET's form",
      })
  void refusesTheRestWithoutAValue(String text, String message) {
    assertThatThrownBy(() -> database(text))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("DATABASE_URL: ")
        .hasMessageContaining(message)
        .hasMessageNotContaining("hunter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter==", "s3cret=", "hunter=2"})
  void aTextThatIsNoneOfBothIsNotShown(String text) {
    assertThatThrownBy(() -> database(text))
        .hasMessageContaining("is not of the form postgres://")
        .hasMessageNotContaining(text.substring(0, 5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://app:hunter2@h/d",
        "127.0.0.1:5432/db?sslmode=disable&x=",
        "h&sslmode=disable",
        "h/d",
        "a b",
        "app:hunter2@h",
        "h;rm",
        "[::1",
        "h\nx",
      })
  void aHostIsAHostWhereverItIsSaid(String host) {
    KnownSecrets secrets =
        new KnownSecrets()
            .with(
                "arn",
                "{\"username\":\"u\",\"password\":\"p\",\"host\":\""
                    + host.replace("\n", "\\n")
                    + "\"}");
    for (Map<String, String> variables :
        List.of(Map.of("DB_HOST", host), Map.of("PGHOST", host), Map.of("DB_SECRET_ARN", "arn"))) {
      assertThatThrownBy(() -> SettingsReader.read(variables, secrets))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining(variables.keySet().iterator().next() + ": h")
          .hasMessageContaining("(not shown)")
          .hasMessageNotContaining("hunter2");
    }
  }

  private static DatabaseSettings database(String url) {
    return Objects.requireNonNull(
        SettingsReader.read(Map.of("DATABASE_URL", url), new KnownSecrets()).database());
  }
}
