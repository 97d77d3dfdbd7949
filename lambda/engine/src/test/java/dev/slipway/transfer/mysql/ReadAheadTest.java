package dev.slipway.transfer.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Tests {@link ReadAhead}. */
class ReadAheadTest {

  private static final Runnable NOTHING = () -> {};

  @Test
  void givesAllBytesInTheirOrder() throws Exception {
    byte[] bytes = new byte[3_000_001];
    new Random(7).nextBytes(bytes);
    try (ReadAhead ahead = new ReadAhead(new ByteArrayInputStream(bytes), NOTHING)) {
      assertThat(ahead.read()).isEqualTo(bytes[0] & 0xff);
      assertThat(ahead.readNBytes(bytes.length))
          .isEqualTo(Arrays.copyOfRange(bytes, 1, bytes.length));
      assertThat(ahead.read()).isEqualTo(-1);
      assertThat(ahead.read()).isEqualTo(-1);
    }
  }

  @Test
  void nothingIsNothing() throws Exception {
    try (ReadAhead ahead = new ReadAhead(InputStream.nullInputStream(), NOTHING)) {
      assertThat(ahead.read()).isEqualTo(-1);
    }
  }

  @Test
  void whatTheReadingThrowsComesBehindWhatWasRead() throws Exception {
    InputStream breaking =
        new InputStream() {
          private int given;

          @Override
          public int read() {
            if (given++ < 500_000) {
              return 7;
            }
            throw new IllegalStateException("broken");
          }
        };
    try (ReadAhead ahead = new ReadAhead(breaking, NOTHING)) {
      assertThat(ahead.readNBytes(300_000)).hasSize(300_000);
      assertThatThrownBy(ahead::readAllBytes)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("broken");
    }
  }

  @Test
  void closingBreaksAReadOffThatWaits() throws Exception {
    CountDownLatch broken = new CountDownLatch(1);
    InputStream waiting =
        new InputStream() {
          @Override
          public int read() throws IOException {
            boolean interrupted = false;
            while (broken.getCount() > 0) {
              try {
                broken.await();
              } catch (InterruptedException e) {
                interrupted = true;
              }
            }
            throw new IOException("broken off, interrupted: " + interrupted);
          }
        };
    new ReadAhead(waiting, broken::countDown).close();
    assertThat(broken.getCount()).isZero();
  }

  @Test
  void closingEndsAThreadThatNobodyReadsFrom() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 1;
          }
        };
    ReadAhead ahead = new ReadAhead(endless, NOTHING);
    ahead.close();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("slipway-read-ahead"));
  }
}
