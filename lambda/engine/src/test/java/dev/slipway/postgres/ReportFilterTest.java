package dev.slipway.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what the driver hears of texts that are no UTF-8, wherever a read ends. */
class ReportFilterTest {

  private static final String SAID =
      "\u00e9\u20ac\ud83d\ude00 \udce9\udce9z\u00e9\udcf0\udc9f\udc98";
  private static final String HEARD = "\u00e9\u20ac\ud83d\ude00 ??z\u00e9???";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 100})
  void onlyWhatIsNoCharacterIsMasked(int most) throws IOException {
    byte[] server = (message(SAID) + message(SAID)).getBytes(StandardCharsets.ISO_8859_1);
    InputStream pieces =
        new ByteArrayInputStream(server) {
          @Override
          public synchronized int read(byte[] bytes, int offset, int length) {
            return super.read(bytes, offset, Math.min(most, length));
          }
        };
    Screen screen = new Screen();
    screen
        .output(OutputStream.nullOutputStream())
        .write(ByteBuffer.allocate(9).putInt(9).putInt(3 << 16).array());
    screen.passBytes();
    byte[] heard = screen.input(pieces).readAllBytes();
    assertThat(new String(heard, StandardCharsets.UTF_8))
        .isEqualTo(
            new String(
                (message(HEARD) + message(HEARD)).getBytes(StandardCharsets.ISO_8859_1),
                StandardCharsets.UTF_8));
  }

  /** A notice, a byte in each character. */
  private static String message(String text) {
    String bytes = ByteText.characters(text);
    byte[] length = ByteBuffer.allocate(4).putInt(bytes.length() + 4).array();
    return "N" + new String(length, StandardCharsets.ISO_8859_1) + bytes;
  }
}
