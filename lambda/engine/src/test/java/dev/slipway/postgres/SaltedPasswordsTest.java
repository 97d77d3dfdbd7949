package dev.slipway.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that a log-in's password is derived once, and rightly. */
class SaltedPasswordsTest {

  private static final String ALGORITHM = "PBKDF2WithHmacSHA256";

  private final Provider passwords = new SaltedPasswords(jdk());

  @Test
  void whatIsAskedForAgainIsNotDerivedAgain() throws Exception {
    SecretKey first = derived("secret", "salt", 4096);
    assertThat(derived("secret", "salt", 4096)).isSameAs(first);
  }

  @ParameterizedTest
  @CsvSource({"other,salt,4096", "secret,other,4096", "secret,salt,4097"})
  void whatDiffersIsDerivedAnew(String password, String salt, int rounds) throws Exception {
    derived("secret", "salt", 4096);
    SecretKey expected = jdk().generateSecret(asked(password, salt, rounds));
    assertThat(derived(password, salt, rounds).getEncoded()).isEqualTo(expected.getEncoded());
  }

  private SecretKey derived(String password, String salt, int rounds) throws Exception {
    return SecretKeyFactory.getInstance(ALGORITHM, passwords)
        .generateSecret(asked(password, salt, rounds));
  }

  private static PBEKeySpec asked(String password, String salt, int rounds) {
    return new PBEKeySpec(password.toCharArray(), salt.getBytes(UTF_8), rounds, 256);
  }

  private static SecretKeyFactory jdk() {
    try {
      return SecretKeyFactory.getInstance(ALGORITHM, "SunJCE");
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
