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
        "'postgres://app:x1@db/app'|'postgres://app:...@db/app'",
        "SELECT f(token => 'x1', 'b')|SELECT f(token => '...', 'b')",
        "INSERT INTO u (a, api_token) VALUES ('a', 'x1'), ('b', concat('x', '2'))|INSERT INTO u (a,"
            + " api_token) VALUES ('a', '...'), ('b', concat('...', '...'))",
        "COPY t FROM PROGRAM 'curl -u x:1'|COPY t FROM PROGRAM '...'",
        "CREATE USER MAPPING FOR u SERVER s OPTIONS (user 'u', anything 'x1')|CREATE USER MAPPING"
            + " FOR u SERVER s OPTIONS (user 'u', anything '...')",
        "SELECT http('Authorization: Bearer x1.y2')|SELECT http('Authorization: Bearer ...')",
        "DO $$ BEGIN PERFORM f(secret => 'x1'); END $$|DO $$ BEGIN PERFORM f(secret => '...'); END"
            + " $$",
        "ALTER ROLE r PASSWORD E'x\\071'|ALTER ROLE r PASSWORD ...",
        "CREATE SERVER s OPTIONS (host 'h', token 'x1')|CREATE SERVER s OPTIONS (host 'h', token"
            + " '...')",
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CREATE ROLE r LOGIN PASSWORD 'x1'|x1",
        "alter user r password E'x\\071'|x9",
        "ALTER ROLE r PASSWORD x1|x1",
        "ALTER ROLE r PASSWORD $q$x1$q$|x1",
        "CREATE USER MAPPING FOR u SERVER s OPTIONS (user 'u', password 'x1')|x1",
        "CREATE SUBSCRIPTION s CONNECTION 'host=h password=x1 dbname=d' PUBLICATION p|x1",
        "CREATE SUBSCRIPTION s CONNECTION 'postgres://u:x1@h/d' PUBLICATION p|x1",
        "SELECT dblink_connect('c', 'host=h password=''x 1''')|x 1",
        "DO $$ BEGIN EXECUTE format('ALTER ROLE r PASSWORD %L', 'x1'); END $$|x1",
        "DO $$ BEGIN EXECUTE concat('ALTER ROLE r PASSWORD ', quote_literal('x1')); END $$|x1",
        "DO $$ BEGIN ALTER ROLE r PASSWORD 'x1'; END $$|x1",
        "SELECT set_config('app.db_password', 'x1', false)|x1",
        "SET app.password = 'x1'|x1",
        "INSERT INTO users VALUES (crypt('x1', gen_salt('bf')))|x1",
        "UPDATE users SET password = 'x1'|x1",
        "SELECT f(api_key => 'x1')|x1",
        "CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (secret_access_key 'x1')|x1",
      })
  void finds(String sql, String password) {
    assertThat(Passwords.in(sql)).containsExactly(password);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE users (password text NOT NULL DEFAULT '', secret boolean)",
        "ALTER ROLE r PASSWORD NULL",
        "SET password_encryption = 'scram-sha-256'",
        "COMMENT ON COLUMN users.password IS 'hashed'",
        "INSERT INTO texts VALUES ('Your password', 'Ihr Kennwort')",
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " new.password = lower(old.password); RETURN new; END $$",
        "SELECT password::text FROM users WHERE password <> ''",
        "CREATE INDEX ON users (password)",
        "SELECT 'https://example.org/a:b'",
        "CREATE TABLE t (token text DEFAULT '', tokens int)",
        "INSERT INTO t (id, kind) VALUES (1, 'token')",
        "COMMENT ON COLUMN t.token IS 'what it is'",
        "SELECT to_tsvector('tokenizer', 'basic training')",
      })
  void findsNoneElsewhere(String sql) {
    assertThat(Passwords.in(sql)).isEmpty();
  }
}
