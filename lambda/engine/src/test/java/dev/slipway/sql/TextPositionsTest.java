package dev.slipway.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests {@link TextPositions}. */
class TextPositionsTest {

  @Test
  void inWhateverOrderTheyAreAskedFor() {
    String text = "\uFEFFa\r\nb\n\n\rc\uD83C\uDF33d\re\tf";
    TextPositions positions = new TextPositions(text);
    new Random(1)
        .ints(1_000, 0, text.length() + 2)
        .forEach(at -> assertThat(positions.of(at)).isEqualTo(TextPosition.of(text, at)));
    assertThat(positions.of(text.length())).hasToString("6:4");
    assertThat(positions.of(0)).hasToString("1:1");
    assertThat(positions.of(text.indexOf('d'))).hasToString("5:3");
  }
}
