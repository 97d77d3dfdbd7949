package dev.slipway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests how a database is read from a secret: its known shapes, and what is wrong with others. */
class DatabaseSecretTest {

  private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-A1";
  private static final String PASSWORD = "p\"a/s:s@%41 ß";
  private static final String JSON_PASSWORD = "p\\\"a/s:s@%41 \\u00df";
  private static final String LOGIN = "\"username\":\"app\",\"password\":\"" + JSON_PASSWORD + "\"";

  private final KnownSecrets secrets = new KnownSecrets();

  @Test
  void readsWhatTheCdkGenerates() {
    DatabaseSettings database =
        read(
            "{\"dbClusterIdentifier\":\"c\","
                + LOGIN
                + ",\"engine\":\"postgres\",\"port\":5433,\"host\":\"db.example.com\",\"dbname\":\"shop\"}");
    assertThat(database.address()).isEqualTo("db.example.com:5433/shop");
    assertThat(database.credentials().current())
        .isEqualTo(new Credentials("app", new Secret(PASSWORD)));
  }

  @Test
  void anotherDatabaseIsThatOfTheSecretAloneAndIsReachedAsWhereWeAre() {
    secrets.with(ARN, "{" + LOGIN + ",\"host\":\"db.example.com\",\"dbname\":\"shop\"}");
    DatabaseSettings other =
        OtherDatabase.read(
            ARN, "--from", Map.of("AWS_LAMBDA_FUNCTION_NAME", "migrations"), secrets);
    assertThat(other.address()).isEqualTo("db.example.com:5432/shop");
    assertThat(other.driverProperties()).containsEntry("sslmode", "verify-full");
  }

  @Test
  void ofAnotherDatabaseTheProblemsAreToldByTheNameOfWhatNamedIt() {
    secrets.with(ARN, "{" + LOGIN + "}");
    assertThatThrownBy(() -> OtherDatabase.read(ARN, "--from", Map.of(), secrets))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("The other database cannot be reached:")
        .hasMessageContaining("host")
        .hasMessageNotContaining("hush");
  }

  @Test
  void theSecretThatRdsManagesHoldsTheLoginOnly() {
    DatabaseSettings database =
        read("{" + LOGIN + "}", "DB_HOST", "db.example.com", "DB_NAME", "shop");
    assertThat(database.address()).isEqualTo("db.example.com:5432/shop");
    assertThat(database.credentials().current().user()).isEqualTo("app");
  }

  @Test
  void thinSecretWithoutAnAddressElsewhereIsRefused() {
    assertThatThrownBy(() -> read("{" + LOGIN + "}"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("DB_HOST: the host is missing");
  }

  @Test
  void variablesOverrideTheFields() {
    DatabaseSettings database =
        read(
            "{" + LOGIN + ",\"host\":\"a\",\"port\":1,\"dbname\":\"b\"}",
            "DB_HOST",
            "db.example.com",
            "DB_PORT",
            "5434",
            "DB_NAME",
            "shop",
            "DB_USER",
            "owner");
    assertThat(database.address()).isEqualTo("db.example.com:5434/shop");
    assertThat(database.credentials().current())
        .isEqualTo(new Credentials("owner", new Secret(PASSWORD)));
  }

  @Test
  void portMayBeTextAndOtherFieldsMayBeAnything() {
    DatabaseSettings database =
        read(
            "{"
                + LOGIN
                + ",\"host\":\"h\",\"port\":\"5435\",\"dbname\":null,\"tags\":[1,{}],\"masterarn\":\"x\"}");
    assertThat(database.address()).isEqualTo("h:5435/app");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"username":"app"}                        | names a secret without the field "password"
          {"username":"app","password":""}          | names a secret without the field "password"
          {"username":"app","password":null}        | names a secret without the field "password"
          {"password":"hush-hush"}                  | names a secret without the field "username"
          {}                                        | names a secret without the field "username"
          {"username":"app","password":"hush-hush"  | names a secret that is no JSON object; it must be like {"username":...,"password":...}
          hush-hush                                 | names a secret that is no JSON object; it must be like {"username":...,"password":...}
          "hush-hush"                               | names a secret that is no JSON object; it must be like {"username":...,"password":...}
          ["hush-hush"]                             | names a secret that is no JSON object; it must be like {"username":...,"password":...}
          """)
  void whatIsWrongIsToldWithoutTheSecret(String secret, String problem) {
    assertThatThrownBy(() -> read(secret, "DB_HOST", "h"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("  DB_SECRET_ARN: " + problem)
        .hasMessageNotContaining("hush")
        .hasNoCause();
  }

  @Test
  void emptySecretIsToldToo() {
    assertThatThrownBy(() -> read("", "DB_HOST", "h"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("DB_SECRET_ARN: names a secret that is no JSON object");
  }

  @Test
  void refusedCredentialsAreReadAgainUntilTheyStayTheSame() {
    DatabaseSettings database = read("{" + LOGIN + ",\"host\":\"h\"}");
    secrets.with(ARN, "{\"username\":\"app\",\"password\":\"rotated\"}");
    CredentialSource source = database.credentials();
    Credentials refused = source.current();
    assertThat(source.renew(refused)).isTrue();
    assertThat(source.current().password().value()).isEqualTo("rotated");
    assertThat(source.renew(source.current())).isFalse();
  }

  /** Each of some sessions that log in at once is refused with the same. */
  @Test
  void whatWasRefusedIsRenewedForEachSessionThatUsedIt() {
    CredentialSource source = read("{" + LOGIN + ",\"host\":\"h\"}").credentials();
    Credentials refused = source.current();
    secrets.with(ARN, "{\"username\":\"app\",\"password\":\"rotated\"}");
    assertThat(source.renew(refused)).isTrue();
    assertThat(source.renew(refused)).isTrue();
  }

  @Test
  void aSecretThatWasBrokenMeanwhileIsToldWithoutIt() {
    DatabaseSettings database = read("{" + LOGIN + ",\"host\":\"h\"}");
    secrets.with(ARN, "hush-hush");
    assertThatThrownBy(() -> database.credentials().renew(database.credentials().current()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("DB_SECRET_ARN names a secret that is no JSON object;")
        .hasMessageNotContaining("hush");
  }

  @Test
  void nothingPrintsThePassword() {
    DatabaseSettings database = read("{" + LOGIN + ",\"host\":\"h\"}");
    assertThat(database + " " + database.credentials() + " " + database.credentials().current())
        .doesNotContain(PASSWORD);
  }

  private DatabaseSettings read(String secret, String... variables) {
    secrets.with(ARN, secret);
    Map<String, String> all = new TreeMap<>(Map.of("DB_SECRET_ARN", ARN));
    for (int i = 0; i < variables.length; i += 2) {
      all.put(variables[i], variables[i + 1]);
    }
    return SettingsReader.read(all, secrets).database();
  }
}
