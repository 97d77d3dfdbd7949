package dev.slipway.postgres.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what is left out of dumps of older servers; PlainToolsTest loads such a dump. */
class PreambleFilterTest {

  private static final String DUMP =
      """
      --
      -- PostgreSQL database dump
      --

      \\restrict abc

      SET statement_timeout = 0;
      SET transaction_timeout = 0;
      SELECT pg_catalog.set_config('search_path', '', false);

      CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$
      SET transaction_timeout = 0;
      $$;\
      """;

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000})
  void leavesOutTheSettingAndNothingElse(int piece) throws IOException {
    String expected = DUMP.replaceFirst("SET transaction_timeout = 0;\n", "");
    assertThat(filtered(DUMP, piece)).isEqualTo(expected);
    assertThat(filtered(expected, piece)).isEqualTo(expected);
    assertThat(filtered("SET a = ", piece)).isEqualTo("SET a = ");
  }

  private static String filtered(String dump, int piece) throws IOException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    PreambleFilter filter = new PreambleFilter(to, "SET transaction_timeout = 0;");
    byte[] bytes = dump.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i += piece) {
      filter.write(bytes, i, Math.min(piece, bytes.length - i));
    }
    filter.flush();
    return to.toString(StandardCharsets.UTF_8);
  }
}
