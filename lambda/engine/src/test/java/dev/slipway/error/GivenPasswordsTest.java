package dev.slipway.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that no part of a password is left, however it is written. */
class GivenPasswordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://u:s3cr3t@db/app",
        "postgres://u:pa@s3cr3t@db/app",
        "postgres://u:s3cr3t'w@db",
        "postgres:/u:s3cr3t@db",
        "host=db password=s3cr3t",
        "host=db password = 'ab s3cr3t' user=u",
        "host=db password='ab\\'s3cr3t' user=u",
        "password=ab&s3cr3t",
        "password=ab,s3cr3t",
        "password=ab;s3cr3t",
        "password=\"ab s3cr3t\"",
        "password='s3cr3t",
        "jdbc:postgresql://db/app?user=u&Password=s3cr3t"
      })
  void nothingOfItIsLeft(String text) {
    assertThat(GivenPasswords.hide("Not found: " + text + " (a folder). Next: look."))
        .startsWith("Not found: ")
        .contains("...")
        .endsWith(" (a folder). Next: look.")
        .doesNotContain("s3cr3t");
  }

  @Test
  void howAConnectionIsWrittenIsShown() {
    String text = "postgres://user:password@host:5432/name";
    assertThat(GivenPasswords.hide(text)).isEqualTo(text);
  }
}
