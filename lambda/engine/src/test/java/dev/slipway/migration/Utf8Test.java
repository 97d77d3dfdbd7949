package dev.slipway.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of every size are decoded alike; around 64 KiB they begin to be read in pieces. */
class Utf8Test {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_533, 65_534, 65_535, 65_536, 65_537, 200_000})
  void whatIsUtf8IsKept(int before) throws IOException {
    String text = "x".repeat(before) + "\u00e9\u20ac\uD83D\uDE00\uFFFD;";

    assertThat(Utf8.decode(() -> text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_534, 65_535, 65_536, 200_000})
  void whatIsNotIsRefusedWithItsLine(int before) {
    String text = "-- \uFFFD\n" + "x".repeat(before) + "\u00fc;";

    assertThatThrownBy(() -> Utf8.decode(() -> broken(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not UTF-8 (line 2)");
  }

  /** The text with the first byte of its last letter lost. */
  private static byte[] broken(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 3] = 'y';
    return bytes;
  }
}
