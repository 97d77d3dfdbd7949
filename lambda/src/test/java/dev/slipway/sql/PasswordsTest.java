package dev.slipway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that passwords in SQL are not shown. */
class PasswordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'host=h password=x1 port=1'|'host=h password=... port=1'",
        "'host=h password=x1'|'host=h password=...'",
        "'host=h password = ''x 1'' port=1'|'host=h password = ... port=1'",
        "CREATE ROLE r PASSWORD 'x ''1'|CREATE ROLE r PASSWORD ...",
        "OPTIONS (user 'u', password 'x 1')|OPTIONS (user 'u', password ...)",
        "f(password => 'x1', b => 2)|f(password => ..., b => 2)",
        "password := E'x1';|password := ...;",
        "{\"password\": \"x1\", \"a\": 1}|{\"password\": ..., \"a\": 1}",
        "'postgres://app:x1@db/app'|'postgres://app:...@db/app'"
      })
  void masks(String sql, String shown) {
    assertThat(Passwords.mask(sql)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "column password text not null",
        "column password_hash character varying(60)",
        "CHECK (length(password) > 8)",
        "CREATE INDEX ON users USING btree (password)",
        "SELECT 'https://example.org/a:b'"
      })
  void leavesTheRest(String sql) {
    assertThat(Passwords.mask(sql)).isEqualTo(sql);
  }
}
