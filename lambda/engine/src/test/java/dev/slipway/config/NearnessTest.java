package dev.slipway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.error.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that what is nearer to the user counts, and libpq's variables last. */
class NearnessTest {

  @TempDir Path home;

  private final Map<String, String> variables = new TreeMap<>();

  @Test
  void libpqsVariablesNameADatabase() {
    set("PGHOST", "h", "PGPORT", "7", "PGUSER", "u", "PGPASSWORD", "p", "PGDATABASE", "d");
    set("PGSSLMODE", "require", "PGAPPNAME", "app", "PGOPTIONS", "-c x.y=1");
    set("PGTARGETSESSIONATTRS", "any", "PGCONNECT_TIMEOUT", "3", "PGSSLCERT", "c");
    DatabaseSettings database = database();
    assertThat(database.address()).isEqualTo("h:7/d");
    assertThat(database.user()).isEqualTo("u");
    assertThat(database.password()).isEqualTo(new Secret("p"));
    assertThat(database.driverProperties())
        .isEqualTo(
            Map.of(
                "sslmode", "require",
                "ApplicationName", "app",
                "options", "-c x.y=1",
                "targetServerType", "any",
                "connectTimeout", "3",
                "sslcert", "c"));
  }

  @Test
  void libpqsVariablesFillWhatAUrlLeavesOut() {
    set("DATABASE_URL", "postgres://h", "PGPORT", "7", "PGUSER", "u", "PGPASSWORD", "p");
    set("PGDATABASE", "d", "PGHOST", "other");
    assertThat(database().address()).isEqualTo("h:7/d");
    assertThat(database().password()).isEqualTo(new Secret("p"));
  }

  @Test
  void ourVariablesGoBeforeLibpqs() {
    set("DB_HOST", "h", "DB_USER", "u", "DB_PASSWORD", "p", "PGPASSWORD", "q", "PGDATABASE", "d");
    set("PGHOST", "other", "PGUSER", "other");
    assertThat(database().address()).isEqualTo("h:5432/d");
    assertThat(database().credentials())
        .isEqualTo(CredentialSource.of(new Credentials("u", new Secret("p"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PGPORT", "PGDATABASE", "PGUSER", "PGPASSWORD"})
  void withoutAHostNobodyGuessesAServer(String name) {
    set(name, "1");
    assertThatThrownBy(this::database)
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("  " + name + ": is set, but no host is named; set PGHOST, ");
  }

  @ParameterizedTest
  @CsvSource({
    "PGSERVICE, pg_service.conf is not read",
    "PGHOSTADDR, write the address as the host",
    "PGSSLCRL, lists of revoked certificates are not read",
    "PGREQUIREPEER, nobody asks who runs the server",
  })
  void whatCannotBeFollowedIsRefused(String name, String reason) {
    set("PGUSER", "u", name, "hunter2");
    assertThatThrownBy(this::database)
        .hasMessageContaining("  " + name + ": is not supported")
        .hasMessageContaining(reason)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void anotherPlaceIsOfNoInterestWhereAUrlNamesOne() {
    set("--url", "postgres://u@h/d", "PGSERVICE", "prod", "PGHOSTADDR", "10.0.0.1");
    assertThat(database().address()).isEqualTo("h:5432/d");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "postgres://u:p@h/d, -,     p",
        "postgres://u@h/d,   -,     v",
        "postgres://u@h/d,   u,     v",
        "postgres://h/d,     u,     v",
        "postgres://u@h/d,   other, q",
      })
  void aPasswordGoesWithItsUser(String url, String user, String password) {
    set("--url", url, "DB_PASSWORD", "v", "PGPASSWORD", "q");
    if (user != null) {
      set("DB_USER", user);
    }
    assertThat(database().password()).isEqualTo(new Secret(password));
  }

  @Test
  void twoPasswordsOfOneKindAreRefused() {
    set("DATABASE_URL", "postgres://u:p@h/d", "DB_PASSWORD", "v");
    assertThatThrownBy(this::database)
        .hasMessageContaining("DATABASE_URL: is set together with DB_HOST or its companions");
  }

  @ParameterizedTest
  @CsvSource({
    "--url, verify-full, DB_SSLMODE, disable,     verify-full, ",
    "--url, disable,     DB_SSLMODE, verify-full, disable, DB_SSLMODE",
    "--url, require,     PGSSLMODE,  verify-full, require, PGSSLMODE",
    "DATABASE_URL, prefer, PGSSLMODE, require,    prefer, PGSSLMODE",
    "DATABASE_URL, prefer, DB_SSLMODE, require,   require, ",
  })
  void aModeThatIsNearerCountsAndADowngradeIsSaid(
      String by, String said, String variable, String other, String mode, String told) {
    set(by, "postgres://u@h/d?sslmode=" + said, variable, other);
    assertThat(database().driverProperties()).containsEntry("sslmode", mode);
    if (told == null) {
      assertThat(database().notices()).isEmpty();
    } else {
      assertThat(database().notices())
          .containsExactly(
              "sslmode=%s of %s goes before the stronger %s of %s"
                  .formatted(said, by, other, told));
    }
  }

  @Test
  void aDowngradeByOneVariableOfAnotherIsRefused() {
    set("DATABASE_URL", "postgres://u@h/d?sslmode=verify-full", "DB_SSLMODE", "disable");
    assertThatThrownBy(this::database)
        .hasMessageContaining("DB_SSLMODE: is weaker than the sslmode in DATABASE_URL; set one");
  }

  @ParameterizedTest
  @CsvSource({
    "require&sslrootcert=/ca.pem, verify-ca,   /ca.pem",
    "require&sslrootcert=rds,     verify-ca,   rds",
    "require,                     require, ",
    "verify-full,                 verify-full, system",
    "prefer&sslrootcert=/ca.pem,  prefer,      /ca.pem",
  })
  void rootsAreUsedAsLibpqDoes(String said, String mode, String roots) {
    set("--url", "postgres://u@h/d?sslmode=" + said, "HOME", home.toString());
    assertThat(database().driverProperties().get("sslmode")).isEqualTo(mode);
    assertThat(database().driverProperties().get("sslrootcert")).isEqualTo(roots);
  }

  @ParameterizedTest
  @CsvSource({"require, verify-ca", "verify-ca, verify-ca", "verify-full, verify-full"})
  void theRootsInTheHomeDirectoryCount(String said, String mode) throws IOException {
    Path roots = Files.createDirectory(home.resolve(".postgresql")).resolve("root.crt");
    Files.writeString(roots, "");
    set("--url", "postgres://u@h/d?sslmode=" + said, "HOME", home.toString());
    assertThat(database().driverProperties())
        .isEqualTo(Map.of("sslmode", mode, "sslrootcert", roots.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"disable", "prefer", "require", "verify-ca"})
  void theRootsOfJavaNeedTheNameToBeChecked(String mode) {
    set("DB_HOST", "h", "DB_SSLMODE", mode, "DB_SSLROOTCERT", "system");
    assertThatThrownBy(this::database)
        .hasMessageContaining("DB_SSLROOTCERT: sslrootcert=system needs sslmode=verify-full");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "h:5432:d:u:p                     | p",
        "*:*:*:*:p                        | p",
        "h:5433:d:u:q\\n*:*:d:*:p         | p",
        "#h:5432:d:u:q\\n\\nh:*:*:u:p:x   | p:x",
        "h:5432:d:u:a\\\\:b\\\\\\\\c      | a:b\\c",
        "h:5432:d:v:q\\nshort:line        | ",
      })
  void aPasswordFileIsReadAsLibpqDoes(String text, String password) throws IOException {
    passwordFile(text.replace("\\n", "\n").replace("\\\\", "\\"), "rw-------");
    set("--url", "postgres://u@h/d", "HOME", home.toString());
    assertThat(database().password()).isEqualTo(password == null ? null : new Secret(password));
    assertThat(database().notices()).isEmpty();
  }

  @Test
  void aPasswordFileThatOthersMayReadIsNotUsedAndThatIsSaid() throws IOException {
    Path file = passwordFile("*:*:*:*:p", "rw-r-----");
    set("PGHOST", "h", "PGPASSFILE", file.toString());
    assertThat(database().password()).isNull();
    assertThat(database().notices())
        .containsExactly(
            "the password file "
                + file
                + " is not used: it may be read or written by others; chmod 600 changes that");
  }

  @Test
  void eachServerHasItsOwnPasswordAndASocketThatOfLocalhost() throws IOException {
    passwordFile("h1:*:*:*:p1\n\nh2:7:*:*:p2\nlocalhost:*:*:*:p3\n/run/x:*:*:*:p4", "rw-------");
    set("--url", "postgres://u@h1,h2:7,%2Ftmp,%2Frun%2Fx,h5/d", "HOME", home.toString());
    assertThat(database().servers())
        .extracting(Server::password)
        .containsExactly(
            new Secret("p1"), new Secret("p2"), new Secret("p3"), new Secret("p4"), null);
  }

  @Test
  void aTokenIsForOneServer() {
    set("DB_HOST", "h1,h2", "DB_AUTH", "iam");
    assertThatThrownBy(this::database).hasMessageContaining("DB_AUTH: iam needs one host");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATABASE_URL", "--url"})
  void theEmbeddedServerIsChosenByItsName(String by) {
    set(by, "embedded", "PGHOST", "h");
    assertThat(SettingsReader.read(variables, new KnownSecrets()).database()).isNull();
    set("AWS_LAMBDA_FUNCTION_NAME", "f");
    assertThatThrownBy(() -> SettingsReader.read(variables, new KnownSecrets()))
        .hasMessageContaining(by + ": cannot be embedded");
  }

  private Path passwordFile(String text, String permissions) throws IOException {
    Path file = Files.writeString(home.resolve(".pgpass"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private void set(String... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      variables.put(namesAndValues[i], namesAndValues[i + 1]);
    }
  }

  private DatabaseSettings database() {
    return Objects.requireNonNull(SettingsReader.read(variables, new KnownSecrets()).database());
  }
}
